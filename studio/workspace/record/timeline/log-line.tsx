import { Lock } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { formatValue, localMoment } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { withTitles } from './with-titles.ts';
import type { LogEntry } from './timeline-data.ts';
import styles from './timeline.module.css';

const texts = defineTexts({
  create: { 'zh-CN': '新建了这条记录', en: 'created this record' },
  update: { 'zh-CN': '修改了', en: 'changed' },
  delete: { 'zh-CN': '删除了这条记录', en: 'deleted this record' },
  restore: { 'zh-CN': '恢复了这条记录', en: 'restored this record' },
  export: { 'zh-CN': '导出了这条记录', en: 'exported this record' },
  signedIn: { 'zh-CN': '登录', en: 'signed in' },
  signInFailed: { 'zh-CN': '登录失败', en: 'failed to sign in' },
  signedOut: { 'zh-CN': '退出登录', en: 'signed out' },
  sessionEnded: { 'zh-CN': '结束了一次登录', en: 'ended a session' },
  passwordChanged: { 'zh-CN': '修改了密码', en: 'changed the password' },
  invited: { 'zh-CN': '发出了邀请', en: 'sent an invitation' },
  invitationAccepted: { 'zh-CN': '接受了邀请', en: 'accepted the invitation' },
  setUp: { 'zh-CN': '完成了初始设置', en: 'set the installation up' },
  other: { 'zh-CN': '处理了这条记录', en: 'worked on this record' },
  set: { 'zh-CN': '{field}设为', en: '{field} set to' },
  emptied: { 'zh-CN': '清空{field}，原为', en: '{field} emptied, was' },
  changed: { 'zh-CN': '把{field}', en: '{field}' },
  to: { 'zh-CN': '改为', en: '→' },
  reason: { 'zh-CN': '理由：{text}', en: 'Reason: {text}' },
  system: { 'zh-CN': '系统', en: 'The system' },
  onBehalf: { 'zh-CN': '{who}（代{other}）', en: '{who} on behalf of {other}' },
});

interface LogLineProps {
  readonly entry: LogEntry;
  readonly entity: EntityDocument;
  readonly titles: Readonly<Record<string, string | null>>;
}

/** One entry of the operation log in words: who, what, from what to what. */
export function LogLine({ entry, entity, titles }: LogLineProps) {
  const t = useTexts(texts);
  const { timeZone } = useValueContext();
  const changes = Object.entries(entry.changes ?? {}).flatMap(([name, change]) => {
    const field = entity.fields[name];
    return entry.operation === 'update' && field && !field.system ? [{ field, ...change }] : [];
  });
  const { by, onBehalfOf } = entry;
  const doer = by.id ? (titles[by.id] ?? by.title) : t('system');
  const other = onBehalfOf && titles[onBehalfOf.id];
  const who = other ? t('onBehalf', { who: doer, other }) : doer;
  return (
    <li className={styles.log}>
      <span className={styles.disc} aria-hidden="true">
        <Lock size={11} strokeWidth={1.6} />
      </span>
      <div>
        {changes.length === 0 && (
          <p>
            <b>{who}</b> {t(isKnown(entry.operation) ? entry.operation : 'other')}
          </p>
        )}
        {changes.map((change, at) => (
          <p key={change.field.name}>
            {at === 0 && <b>{who} </b>}
            <Change {...change} titles={titles} />
          </p>
        ))}
        {Object.values(entry.reasons ?? {}).map((text) => (
          <p key={text} className={styles.said}>
            {t('reason', { text })}
          </p>
        ))}
        <time dateTime={entry.at}>{localMoment(entry.at, timeZone).slice(11, 16)}</time>
      </div>
    </li>
  );
}

export interface ChangeProps {
  readonly field: FieldDocument;
  readonly old: unknown;
  readonly new: unknown;
  readonly titles: LogLineProps['titles'];
}

/** One changed field: what it is called, its old value and the new one. */
export function Change({ field, old, new: now, titles }: ChangeProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const text = (value: unknown) => short(formatValue(withTitles(value, titles), field, context));
  const names = { field: label(field.label) };
  const [before, after] = [text(old), text(now)];
  if (!before)
    return (
      <>
        {t('set', names)} {after || '—'}
      </>
    );
  if (!after)
    return (
      <>
        {t('emptied', names)} <s>{before}</s>
      </>
    );
  return (
    <>
      {t('changed', names)} <s>{before}</s> {t('to')} {after}
    </>
  );
}

const MOST = 120;

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

const KNOWN = [
  'create',
  'update',
  'delete',
  'restore',
  'export',
  'signedIn',
  'signInFailed',
  'signedOut',
  'sessionEnded',
  'passwordChanged',
  'invited',
  'invitationAccepted',
  'setUp',
] as const;

function isKnown(operation: string): operation is (typeof KNOWN)[number] {
  return (KNOWN as readonly string[]).includes(operation);
}
