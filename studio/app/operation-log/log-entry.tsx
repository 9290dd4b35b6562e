import { Link } from 'react-router';
import type { LogPage, LoggedOperation } from '../../api/operation-log.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { Change } from '../../workspace/record/timeline/log-line.tsx';
import { isKnownOperation, OPERATION_NAMES } from './operation-names.ts';
import styles from './operation-log.module.css';

const texts = defineTexts({
  system: { 'zh-CN': '系统', en: 'System' },
  hidden: { 'zh-CN': '（看不到的记录）', en: '(a record you cannot see)' },
});

const TONES: Readonly<Record<string, Tone>> = {
  create: 'ok',
  restore: 'ok',
  update: 'accent',
  delete: 'bad',
  signInFailed: 'warn',
  export: 'warn',
  exportLog: 'warn',
  logChangeRefused: 'bad',
};

interface LogEntryProps {
  readonly entry: LoggedOperation;
  readonly titles: LogPage['titles'];
}

/** One thing somebody did: when, who, what, on which record, from what to what. */
export function LogEntry({ entry, titles }: LogEntryProps) {
  const t = useTexts(texts);
  const name = useTexts(OPERATION_NAMES);
  const { timeZone } = useValueContext();
  const { at, by, operation, details } = entry;
  return (
    <li className={styles.entry}>
      <time dateTime={at}>{localMoment(at, timeZone).slice(0, 19)}</time>
      <span className={styles.who}>{by.id ? by.title : `${t('system')} · ${by.title}`}</span>
      <span>
        <Tag tone={TONES[operation] ?? 'mute'}>
          {isKnownOperation(operation) ? name(operation) : operation}
        </Tag>
      </span>
      <div className={styles.what}>
        <About entry={entry} />
        <Changes entry={entry} titles={titles} />
        {details && <small>{detailsText(details)}</small>}
      </div>
    </li>
  );
}

function About({ entry: { entity = '', record } }: { readonly entry: LoggedOperation }) {
  const t = useTexts(texts);
  const label = useLabel();
  const known = useModel().entities[entity];
  const kind = known ? label(known.label) : entity;
  if (!record) return kind ? <p>{kind}</p> : null;
  const title = record.title ?? t('hidden');
  return (
    <p>
      {known && record.title !== null ? <Link to={recordPath(entity, record.id)}>{title}</Link> : title}{' '}
      <small>{kind}</small>
    </p>
  );
}

/** Of what was changed by hand; a new record's values stand in the record. */
function Changes({ entry, titles }: LogEntryProps) {
  const fields = useModel().entities[entry.entity ?? '']?.fields ?? {};
  if (entry.operation === 'create') return null;
  return Object.entries(entry.changes ?? {}).map(([name, change]) => {
    const field = fields[name];
    return field && !field.system ? (
      <p key={name} className={styles.change}>
        <Change field={field} {...change} titles={titles} />
      </p>
    ) : null;
  });
}

function detailsText(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
}
