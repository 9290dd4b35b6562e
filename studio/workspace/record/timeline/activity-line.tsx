import { CalendarClock, MessageSquare } from 'lucide-react';
import { Link } from 'react-router';
import type { ReferenceValue } from '../../../api/records.ts';
import { recordPath } from '../../../model/paths.ts';
import { formatValue, localMoment, shortDate } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { TimelineItem } from './timeline-data.ts';
import styles from './timeline.module.css';

interface ActivityLineProps {
  readonly item: Extract<TimelineItem, { readonly kind: 'activity' }>;
  readonly ahead: boolean;
}

/** Something done, or to be done, about the record: who, what, and what came of it. */
export function ActivityLine({ item: { relation, record, at }, ahead }: ActivityLineProps) {
  const context = useValueContext();
  const { target, kind, note } = relation;
  const who = (record['owner'] ?? record['createdBy']) as ReferenceValue | null;
  const what = kind ? formatValue(record[kind.name], kind, context) : '';
  const title = String(record[target.title] ?? '');
  const said = note ? String(record[note.name] ?? '') : '';
  const local = localMoment(at, context.timeZone);
  const Icon = ahead ? CalendarClock : MessageSquare;
  return (
    <li className={ahead ? styles.ahead : styles.activity}>
      <span className={styles.disc} aria-hidden="true">
        <Icon size={12} strokeWidth={1.6} />
      </span>
      <div>
        <p>
          <b>{who?.title ?? '—'}</b> {what}{' '}
          <Link to={recordPath(target.key, record.id)}>{title || what || '—'}</Link>
        </p>
        {said && <p className={styles.said}>{said}</p>}
        <time dateTime={at}>
          {ahead ? `${shortDate(local, context.today)} ${local.slice(11, 16)}` : local.slice(11, 16)}
        </time>
      </div>
    </li>
  );
}
