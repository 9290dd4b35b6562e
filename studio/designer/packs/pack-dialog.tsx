import { Modal } from 'antd';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { applyPack, uninstallPack, type PackAnswers, type PackPlan } from '../../api/packs.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { changeSentence } from '../publish/change-words.ts';
import { useGoBack } from '../publish/go-back.ts';
import { useModelChanged } from '../publish/model-changed.ts';
import { isAnswered, Questions, type Answers } from '../publish/questions.tsx';
import { ConflictCard } from './conflict-card.tsx';
import styles from './packs.module.css';

const texts = defineTexts({
  install: { 'zh-CN': '安装 {name} {version}', en: 'Install {name} {version}' },
  upgrade: { 'zh-CN': '{name} 从 {from} 升级到 {version}', en: 'Upgrade {name} from {from} to {version}' },
  uninstall: { 'zh-CN': '卸载 {name} {version}', en: 'Uninstall {name} {version}' },
  doInstall: { 'zh-CN': '安装', en: 'Install' },
  doUpgrade: { 'zh-CN': '升级', en: 'Upgrade' },
  doUninstall: { 'zh-CN': '卸载', en: 'Uninstall' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  problems: { 'zh-CN': '装不上', en: 'It cannot be installed' },
  conflicts: { 'zh-CN': '要您决定的 {n} 处', en: '{n} for you to decide' },
  automatic: { 'zh-CN': '{n} 处自动更新', en: '{n} {n|change comes|changes come} by themselves' },
  kept: {
    'zh-CN': '{n} 处您改过的保持不变，厂商的版本收进收件箱',
    en: '{n} of yours stay; the vendor’s wait in the inbox',
  },
  deprecated: {
    'zh-CN': '{n} 处厂商已去掉，您还在用，先留着',
    en: '{n} the vendor took away stay, because you use them',
  },
  followed: {
    'zh-CN': '{n} 处提到改了名的内容，随之更新',
    en: '{n} {n|place that names|places that name} what is renamed {n|follows|follow} by {n|itself|themselves}',
  },
  changes: { 'zh-CN': '会改什么', en: 'What changes' },
  keeps: {
    'zh-CN': '卸载后它的记录隐藏并保留，重新安装就回来。',
    en: 'Its records are hidden and kept; they come back when it is installed again.',
  },
  more: { 'zh-CN': '还有 {n} 处', en: 'and {n} more' },
  done: { 'zh-CN': '已生效，v{n}', en: 'In force as v{n}' },
  failed: { 'zh-CN': '没有生效：{reason}', en: 'Nothing changed: {reason}' },
});

const VERBS = { install: 'doInstall', upgrade: 'doUpgrade', uninstall: 'doUninstall' } as const;
const SHOWN = 60;

/** The plan of a pack: what comes, what stays, what somebody has to decide; then into force. */
export function PackDialog({ plan, onClose }: { readonly plan: PackPlan; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [answers, setAnswers] = useState<Answers>({});
  const { busy, apply } = useApply(plan, onClose);
  const { kind, pack, conflicts = [], questions = [], data = [], problems } = plan;
  const stops = problems.length > 0 || data.some(({ severity }) => severity === 'stops');
  const asked = conflicts.filter((conflict) => conflict.kind === 'asked' || conflict.kind === 'overruled');
  const values = { name: label(pack.label), version: pack.version, from: pack.from ?? '' };
  const decided = {
    ...answers,
    ...Object.fromEntries(Object.entries(choices).map(([id, choice]) => [id, { choice }])),
  };
  return (
    <Modal
      open
      width={760}
      title={t(kind, values)}
      okText={t(VERBS[kind])}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: stops || !isAnswered(questions, answers), danger: kind === 'uninstall' }}
      confirmLoading={busy}
      onOk={() => void apply(decided)}
      onCancel={onClose}
    >
      <div className={styles.plan}>
        <Problems plan={plan} />
        {kind === 'uninstall' && <p>{t('keeps')}</p>}
        <Outcomes plan={plan} />
        {asked.length > 0 && <h2>{t('conflicts', { n: asked.length })}</h2>}
        {asked.map((conflict) => (
          <ConflictCard
            key={conflict.id}
            conflict={conflict}
            choice={choices[conflict.id]}
            onChoose={(choice) => setChoices((all) => ({ ...all, [conflict.id]: choice }))}
          />
        ))}
        <Questions
          questions={questions}
          answers={answers}
          onAnswer={(id, answer) => setAnswers((all) => ({ ...all, [id]: answer }))}
        />
        <Changes plan={plan} />
      </div>
    </Modal>
  );
}

function Problems({ plan: { problems } }: { readonly plan: PackPlan }) {
  const t = useTexts(texts);
  if (problems.length === 0) return null;
  return (
    <section role="alert">
      <h2>{t('problems')}</h2>
      <ul className={styles.lines}>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <CircleAlert size={15} className={styles.bad!} aria-hidden="true" />
            <div>
              {message}
              <small>{path}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcomes({
  plan: { automatic = [], settled = [], deprecated = [], conflicts = [], followed = [] },
}: {
  readonly plan: PackPlan;
}) {
  const t = useTexts(texts);
  const kept = conflicts.filter(({ kind }) => kind === 'hidden' || kind === 'open').length;
  const lines = [
    ['automatic', automatic.length + settled.length],
    ['kept', kept],
    ['deprecated', deprecated.length],
    ['followed', followed.length],
  ] as const;
  return lines.map(([name, n]) => n > 0 && <p key={name}>{t(name, { n })}</p>);
}

function Changes({ plan: { changes = [] } }: { readonly plan: PackPlan }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  if (changes.length === 0) return null;
  return (
    <details className={styles.changes}>
      <summary>
        {t('changes')} <small>{changes.length}</small>
      </summary>
      <ul className={styles.lines}>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={`${change.target} ${change.path}`}>{changeSentence(change, language)}</li>
        ))}
        {changes.length > SHOWN && <li>{t('more', { n: changes.length - SHOWN })}</li>}
      </ul>
    </details>
  );
}

function useApply(plan: PackPlan, onDone: () => void) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const modelChanged = useModelChanged();
  const { offer } = useGoBack();
  const [busy, setBusy] = useState(false);

  async function apply(answers: PackAnswers): Promise<void> {
    setBusy(true);
    try {
      const number = await (plan.kind === 'uninstall'
        ? uninstallPack(plan.pack.name)
        : applyPack(plan.text ?? '', answers));
      await modelChanged();
      say({ kind: 'success', text: t('done', { n: number }), action: offer(number - 1) });
      onDone();
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
    }
  }

  return { busy, apply };
}
