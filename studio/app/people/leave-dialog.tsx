import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { handOver, readOwned } from '../../api/people.ts';
import { Problem } from '../../api/problem.ts';
import { updateRecord } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '{name}离职', en: '{name} leaves' },
  what: {
    'zh-CN': '离职后立即不能登录，所有设备退出，API 密钥失效。历史记录仍然写着 TA 的名字。',
    en: 'Signing in stops at once, all devices are signed out, API keys end. History keeps the name.',
  },
  owns: { 'zh-CN': '负责的记录', en: 'Records to take over' },
  nothing: { 'zh-CN': '名下没有记录', en: 'There are none' },
  to: { 'zh-CN': '由谁接手', en: 'Who takes them over' },
  choose: { 'zh-CN': '选择同事', en: 'Choose a colleague' },
  later: {
    'zh-CN': '不选则暂留在 TA 名下，以后可再交接。',
    en: 'Without one they stay for now and can be handed over later.',
  },
  ok: { 'zh-CN': '设为离职', en: 'Set to left' },
  okAll: { 'zh-CN': '交接 {n} 条并设为离职', en: 'Hand over {n} and set to left' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  progress: { 'zh-CN': '已交接 {n} / {all}', en: '{n} of {all} handed over' },
  done: {
    'zh-CN': '「{name}」已离职，交接了 {n} 条记录',
    en: '“{name}” has left; {n} records were handed over',
  },
  kept: {
    'zh-CN': '{n} 条记录因规则限制没有交接，请逐条处理后再设为离职。',
    en: '{n} records were kept back by rules; deal with them one by one, then set to left.',
  },
  loading: { 'zh-CN': '正在清点', en: 'Counting' },
});

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

interface LeaveDialogProps {
  readonly person: Colleague;
  readonly colleagues: readonly Colleague[];
  readonly onClose: () => void;
}

/** Somebody leaves: who takes his records, then his status. */
export function LeaveDialog({ person, colleagues, onClose }: LeaveDialogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const owned = useQuery({ queryKey: ['owned', person.id], queryFn: () => readOwned(person.id) });
  const all = owned.data?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const [to, setTo] = useState<string>();
  const { leave, moved, busy, refusal } = useLeaving(person, onClose);
  const options = colleagues
    .filter(({ id }) => id !== person.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      open
      title={t('title', { name: person.name })}
      onCancel={onClose}
      onOk={() => void leave(all > 0 ? to : undefined)}
      okText={to && all > 0 ? t('okAll', { n: all }) : t('ok')}
      okButtonProps={{ danger: true, loading: busy, disabled: owned.isPending }}
      cancelButtonProps={{ disabled: busy }}
      cancelText={t('cancel')}
      closable={!busy}
      mask={{ closable: !busy }}
      width={460}
    >
      <div className={styles.leave}>
        <p>{t('what')}</p>
        <h3>{t('owns')}</h3>
        {owned.isPending && <SkeletonRows rows={2} label={t('loading')} />}
        {owned.error && <p role="alert">{owned.error.message}</p>}
        {owned.data?.length === 0 && <p>{t('nothing')}</p>}
        <ul className={styles.owned}>
          {owned.data?.map(({ entity, label: name, count }) => (
            <li key={entity}>
              <span>{label(name)}</span> <b>{count}</b>
            </li>
          ))}
        </ul>
        {all > 0 && (
          <>
            <label htmlFor="taker">{t('to')}</label>
            <Select
              id="taker"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              value={to}
              options={options}
              onChange={setTo}
              disabled={busy}
            />
            {!to && <small>{t('later')}</small>}
          </>
        )}
        {busy && to && all > 0 && (
          <div role="status">
            <Progress percent={Math.round((moved / all) * 100)} showInfo={false} aria-hidden="true" />
            {t('progress', { n: moved, all })}
          </div>
        )}
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
      </div>
    </Modal>
  );
}

/** Hands over, then changes the status; what a rule keeps back stops it. */
function useLeaving(person: Colleague, onDone: () => void) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [moved, setMoved] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function handed(to: string | undefined): Promise<number | undefined> {
    if (to === undefined) return 0;
    let count = 0;
    const kept = await handOver(person.id, to, (n) => {
      count = n;
      setMoved(n);
    });
    if (kept.length === 0) return count;
    setRefusal(t('kept', { n: kept.length }));
    return undefined;
  }

  async function leave(to: string | undefined) {
    setBusy(true);
    setRefusal(undefined);
    try {
      const count = await handed(to);
      if (count !== undefined) {
        await updateRecord('core:user', person.id, { status: 'left' });
        say({ kind: 'success', text: t('done', { name: person.name, n: count }) });
        onDone();
      }
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
    } finally {
      setBusy(false);
      await client.invalidateQueries();
    }
  }

  return { leave, moved, busy, refusal };
}
