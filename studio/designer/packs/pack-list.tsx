import { useQuery } from '@tanstack/react-query';
import { Download, PackagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  exportPath,
  planPack,
  planUninstall,
  readPacks,
  type InstalledPack,
  type PackList,
  type PackPlan,
} from '../../api/packs.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Inbox } from './inbox.tsx';
import { PackDialog } from './pack-dialog.tsx';
import styles from './packs.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '安装或升级…', en: 'Install or upgrade…' },
  file: { 'zh-CN': '业务包文件（zip）', en: 'File of the pack (zip)' },
  exportOwn: { 'zh-CN': '导出本企业的定制', en: 'Export our customisations' },
  export: { 'zh-CN': '导出{name}', en: 'Export {name}' },
  uninstall: { 'zh-CN': '卸载{name}', en: 'Uninstall {name}' },
  needs: { 'zh-CN': '被 {names} 依赖', en: 'needed by {names}' },
  waiting: { 'zh-CN': '文件夹里有可装的', en: 'Waiting in the folders' },
  look: { 'zh-CN': '查看影响…', en: 'See its effect…' },
  newer: { 'zh-CN': '新版本', en: 'newer' },
  older: { 'zh-CN': '旧版本', en: 'older' },
  new: { 'zh-CN': '未安装', en: 'not installed' },
  changed: { 'zh-CN': '同版本，内容不同', en: 'same version, other text' },
  mistakes: { 'zh-CN': '{n} 处错误', en: '{n} {n|mistake|mistakes}' },
  failed: { 'zh-CN': '看不了：{reason}', en: 'Cannot be planned: {reason}' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** What is installed, what waits, and the ways in and out. Nothing happens before its plan was seen. */
export function Packs() {
  const t = useTexts(texts);
  const packs = useQuery({ queryKey: ['packs'], queryFn: ({ signal }) => readPacks(signal) });
  const [plan, setPlan] = useState<PackPlan>();
  const { busy, look } = useLook(setPlan);
  if (packs.isPending) return <SkeletonRows label={t('loading')} />;
  if (packs.error)
    return (
      <Empty
        title={t('unreadable')}
        detail={packs.error.message}
        action={<Button onClick={() => void packs.refetch()}>{t('retry')}</Button>}
      />
    );
  return (
    <>
      <Actions busy={busy} onFile={(file) => void look(() => planPack(file))} />
      <ul className={styles.packs}>
        {packs.data.items.map((pack) => (
          <PackLine
            key={pack.name}
            pack={pack}
            onUninstall={() => void look(() => planUninstall(pack.name))}
          />
        ))}
      </ul>
      <Pending pending={packs.data.pending} onLook={(folder) => void look(() => planPack({ folder }))} />
      <Inbox />
      {plan && <PackDialog plan={plan} onClose={() => setPlan(undefined)} />}
    </>
  );
}

function useLook(onPlan: (plan: PackPlan) => void) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const [busy, setBusy] = useState(false);

  async function look(ask: () => Promise<PackPlan>): Promise<void> {
    setBusy(true);
    try {
      onPlan(await ask());
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
    }
  }

  return { busy, look };
}

function Actions({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }) {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.actions}>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t('file')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <Button
        look="primary"
        busy={busy}
        icon={<PackagePlus size={15} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t('add')}
      </Button>
      <a href={exportPath('org')} download className={styles.link}>
        <Download size={15} aria-hidden="true" />
        {t('exportOwn')}
      </a>
    </div>
  );
}

/** The platform's own pack goes with the platform. */
const OF_THE_PLATFORM = 'core';

function PackLine({ pack, onUninstall }: { readonly pack: InstalledPack; readonly onUninstall: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const name = label(pack.label);
  return (
    <li>
      <div>
        <b>{name}</b> <Tag>{pack.version}</Tag>
        {pack.neededBy.length > 0 && (
          <small>{t('needs', { names: pack.neededBy.join(language === 'en' ? ', ' : '、') })}</small>
        )}
        {pack.description && <p>{label(pack.description)}</p>}
      </div>
      <a
        href={exportPath(pack.name)}
        download
        className={styles.link}
        aria-label={t('export', { name })}
        title={t('export', { name })}
      >
        <Download size={15} aria-hidden="true" />
      </a>
      {pack.name !== OF_THE_PLATFORM && (
        <Button
          look="quiet"
          disabled={pack.neededBy.length > 0}
          aria-label={t('uninstall', { name })}
          title={t('uninstall', { name })}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={onUninstall}
        />
      )}
    </li>
  );
}

interface PendingProps {
  readonly pending: PackList['pending'];
  readonly onLook: (folder: string) => void;
}

function Pending({ pending, onLook }: PendingProps) {
  const t = useTexts(texts);
  const label = useLabel();
  if (pending.length === 0) return null;
  return (
    <section>
      <h2>{t('waiting')}</h2>
      <ul className={styles.packs}>
        {pending.map(({ name, version, label: text, state, mistakes }) => (
          <li key={name}>
            <div>
              <b>{label(text) || name}</b> <Tag>{version}</Tag> <Tag tone="accent">{t(state)}</Tag>
              {mistakes > 0 && <Tag tone="bad">{t('mistakes', { n: mistakes })}</Tag>}
            </div>
            <Button onClick={() => onLook(name)}>{t('look')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
