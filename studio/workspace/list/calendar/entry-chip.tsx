import { TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { recordPath } from '../../../model/paths.ts';
import { toneOf } from '../../../ui/tag.tsx';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import type { CardFields } from '../board/card-fields.ts';
import { valueAt } from '../list-columns.ts';
import { clock, type Entry } from './calendar-entries.ts';
import type { EntryPlay } from './calendar-surface.tsx';
import styles from './calendar.module.css';

const texts = defineTexts({
  unnamed: { 'zh-CN': '未命名', en: 'Unnamed' },
  clash: { 'zh-CN': '时间冲突：{others}', en: 'Clashes with: {others}' },
});

interface EntryChipProps {
  readonly entry: Entry;
  readonly play: EntryPlay;
  /** Where it stands in a column of hours. */
  readonly style?: CSSProperties;
  readonly isBlock?: boolean;
}

/** A record on a day: opens it, and can be dragged or lifted by Space. */
export function EntryChip({ entry, play, style, isBlock = false }: EntryChipProps) {
  const { entity, fields, clashing, held, onPress, onKeyDown, onOpen } = play;
  const t = useTexts(texts);
  const context = useValueContext();
  const name = ({ row }: Entry) =>
    fields.title ? formatValue(valueAt(row, fields.title.path), fields.title.field, context) : '';
  const others = clashing.get(entry.id);
  const clash = others && t('clash', { others: others.map(name).join('、') });
  return (
    <Link
      to={recordPath(entity.key, entry.id)}
      draggable={false}
      data-entry={entry.id}
      data-tone={toneAt(entry, fields)}
      data-held={held?.entry.id === entry.id ? held.by : undefined}
      data-clash={clash ? true : undefined}
      className={`${styles.entry} ${isBlock ? styles.block : ''}`}
      style={style}
      title={[name(entry), detailOf(entry, fields, context), clash].filter(Boolean).join('\n')}
      aria-keyshortcuts={onKeyDown ? 'Space' : undefined}
      onPointerDown={(event) => onPress?.(event, entry)}
      onKeyDown={(event) => onKeyDown?.(event, entry)}
      onClick={onOpen}
    >
      <EntryWords entry={entry} fields={fields} isLong={isBlock} />
      {clash && <TriangleAlert size={13} strokeWidth={1.8} role="img" aria-label={clash} />}
    </Link>
  );
}

interface EntryWordsProps {
  readonly entry: Entry;
  readonly fields: CardFields;
  /** The time it would begin. */
  readonly minute?: number | undefined;
  readonly isLong?: boolean;
}

/** When and what. */
export function EntryWords({ entry, fields, minute = entry.startMinute, isLong = false }: EntryWordsProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const { title } = fields;
  const name = title ? formatValue(valueAt(entry.row, title.path), title.field, context) : '';
  const detail = isLong && detailOf(entry, fields, context);
  return (
    <span className={styles.entryWords}>
      {!entry.isWhole && <time>{clock(minute)}</time>}
      <b>{name || t('unnamed')}</b>
      {detail && <small>{detail}</small>}
    </span>
  );
}

function detailOf(
  { row }: Entry,
  { about, words }: CardFields,
  context: Parameters<typeof formatValue>[2],
): string {
  return [about, words]
    .map((column) => column && formatValue(valueAt(row, column.path), column.field, context))
    .filter(Boolean)
    .join(' · ');
}

/** The colour of the first option that has one. */
function toneAt({ row }: Entry, { tags }: CardFields): string {
  const colours = tags.map(({ path, field }) => field.options?.[String(valueAt(row, path))]?.colour);
  return toneOf(colours.find(Boolean) ?? 'blue');
}
