import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DELEGATION, listChosenRecords, takeBack, type Delegation } from '../../api/sharing.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useEntity } from '../../model/model.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { DELEGATIONS } from '../../workspace/delegation/delegations-key.ts';
import { useMessages } from '../messages/messages.tsx';
import { standingOf, type DelegationStanding } from './delegation-standing.ts';
import styles from './delegations.module.css';

const texts = defineTexts({
  all: { 'zh-CN': '全部记录', en: 'All records' },
  some: { 'zh-CN': '{n} 条记录', en: '{n} {n|record|records}' },
  period: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  takeBack: { 'zh-CN': '收回', en: 'Take back' },
  takenBack: { 'zh-CN': '已从{name}收回委托', en: 'The delegation to {name} is taken back' },
  failed: { 'zh-CN': '没有收回：{reason}', en: 'Not taken back: {reason}' },
});

const standings = defineTexts({
  inForce: { 'zh-CN': '生效中', en: 'In force' },
  upcoming: { 'zh-CN': '未开始', en: 'Not begun' },
  ended: { 'zh-CN': '已结束', en: 'Ended' },
  takenBack: { 'zh-CN': '已收回', en: 'Taken back' },
});

const TONES: Readonly<Record<DelegationStanding, Tone>> = {
  inForce: 'ok',
  upcoming: 'accent',
  ended: 'mute',
  takenBack: 'mute',
};

interface DelegationLineProps {
  readonly delegation: Delegation;
  /** Given by the reader, who may take it back. */
  readonly isMine: boolean;
}

/** The other person, of what, to do what, from when to when. */
export function DelegationLine({ delegation, isMine }: DelegationLineProps) {
  const t = useTexts(texts);
  const standingName = useTexts(standings);
  const label = useLabel();
  const context = useValueContext();
  const fields = useEntity(DELEGATION)!.fields;
  const [now] = useState(() => new Date());
  const standing = standingOf(delegation, now);
  const other = (isMine ? delegation.delegate : delegation.delegator).title ?? '';
  const at = (name: 'from' | 'to') => formatValue(delegation[name], fields[name]!, context);
  const gives = label(fields['gives']?.options?.[delegation.gives]?.label);
  const mayEnd = isMine && (standing === 'inForce' || standing === 'upcoming');
  const words = [useOfWhat(delegation.id), gives, delegation.reason];
  return (
    <li className={styles.delegation}>
      <Avatar name={other} large />
      <div className={styles.who}>
        <b>{other}</b>
        <small>{words.filter(Boolean).join(' · ')}</small>
      </div>
      <span className={styles.period}>{t('period', { from: at('from'), to: at('to') })}</span>
      <Tag tone={TONES[standing]}>{standingName(standing)}</Tag>
      {mayEnd ? <TakeBack delegation={delegation} name={other} /> : <span />}
    </li>
  );
}

function TakeBack({ delegation, name }: { readonly delegation: Delegation; readonly name: string }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  async function end() {
    try {
      await takeBack(delegation.id);
      say({ kind: 'success', text: t('takenBack', { name }) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
    await client.invalidateQueries({ queryKey: DELEGATIONS });
  }
  return <Button onClick={() => void end()}>{t('takeBack')}</Button>;
}

/** All that somebody owns, or how many chosen records. */
function useOfWhat(delegation: string): string {
  const t = useTexts(texts);
  const chosen = useQuery({
    queryKey: [...DELEGATIONS, 'chosen', delegation],
    queryFn: ({ signal }) => listChosenRecords([delegation], signal),
  });
  if (!chosen.data) return '';
  return chosen.data.length === 0 ? t('all') : t('some', { n: chosen.data.length });
}
