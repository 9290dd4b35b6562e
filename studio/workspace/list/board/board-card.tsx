import { memo, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { recordPath } from '../../../model/paths.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { currencySymbol } from '../../../values/currency.ts';
import { FieldValue } from '../../../values/field-value.tsx';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { valueAt, type ListColumn } from '../list-columns.ts';
import { isOver, lateBy } from '../overdue.ts';
import type { CardFields } from './card-fields.ts';
import styles from './board.module.css';

const texts = defineTexts({
  unnamed: { 'zh-CN': '未命名', en: 'Unnamed' },
  late: { 'zh-CN': '逾期 {n} 天', en: '{n} d late' },
  nothing: { 'zh-CN': '没有{field}', en: 'No {field}' },
});

export interface BoardCardProps {
  readonly entity: EntityDocument;
  readonly row: RecordData;
  readonly fields: CardFields;
  /** It is over: nothing of it is late. */
  /** In the hand: a hole stays where it was. */
  readonly isHeld: boolean;
  /** Tab comes to it. */
  readonly isStop: boolean;
  readonly onPress: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly menu: ReactNode;
}

/** One record on a board. */
export function BoardCard(props: BoardCardProps) {
  const { entity, row, fields, isHeld, isStop, onPress, onKeyDown, onFocus, onOpen, menu } = props;
  const t = useTexts(texts);
  const context = useValueContext();
  const { title } = fields;
  const name = title ? formatValue(valueAt(row, title.path), title.field, context) : '';
  return (
    <li
      data-card={row.id}
      className={styles.card}
      data-held={isHeld || undefined}
      data-still={onPress ? undefined : true}
      onPointerDown={onPress}
    >
      <div className={styles.cardHead}>
        <Link
          to={recordPath(entity.key, row.id)}
          draggable={false}
          tabIndex={isStop ? 0 : -1}
          aria-keyshortcuts={onPress ? 'Space' : undefined}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onClick={onOpen}
        >
          {name || t('unnamed')}
        </Link>
        {menu}
      </div>
      <CardBody row={row} fields={fields} />
    </li>
  );
}

/** What a card says beside its title; also drawn on the one that follows the pointer. */
export const CardBody = memo(function CardBody({
  row,
  fields,
}: {
  readonly row: RecordData;
  readonly fields: CardFields;
}) {
  const context = useValueContext();
  const { about, figure, date, person, tags, words } = fields;
  const text = (column: ListColumn | undefined) =>
    column ? formatValue(valueAt(row, column.path), column.field, context) : '';
  const aboutText = text(about);
  return (
    <>
      {aboutText && <div className={styles.about}>{aboutText}</div>}
      {(figure || date) && (
        <div className={styles.middle}>
          <b>{figure && <Figure row={row} column={figure} />}</b>
          {date && <CardDate row={row} column={date} />}
        </div>
      )}
      {(person || words || tags.length > 0) && (
        <div className={styles.foot}>
          {person && text(person) && (
            <span className={styles.person} title={text(person)}>
              <Avatar name={text(person)} />
              <span className="visually-hidden">{text(person)}</span>
            </span>
          )}
          <Words column={words} text={text(words)} isOver={date !== undefined && isOver(row, date)} />
          {tags.map(
            (tag) =>
              text(tag) && (
                <FieldValue
                  key={tag.key}
                  value={valueAt(row, tag.path)}
                  field={tag.field}
                  context={context}
                  linked={false}
                />
              ),
          )}
        </div>
      )}
    </>
  );
});

interface WordsProps {
  readonly column: ListColumn | undefined;
  readonly text: string;
  readonly isOver: boolean;
}

/** What is over lacks nothing. */
function Words({ column, text, isOver: over }: WordsProps) {
  const t = useTexts(texts);
  const word = useWord();
  if (!column || (over && text === '')) return <span className={styles.words} />;
  return (
    <span className={styles.words} data-empty={text === '' || undefined}>
      {text || t('nothing', { field: word(column.label) })}
    </span>
  );
}

function Figure({ row, column }: { readonly row: RecordData; readonly column: ListColumn }) {
  const context = useValueContext();
  const { baseCurrency } = useModel();
  const { field, path } = column;
  const text = formatValue(valueAt(row, path), field, context);
  if (!text || field.type !== 'money') return text || '—';
  const currency = valueAt(row, String(field.parameters['currencyField'] ?? ''));
  const code = (currency as { readonly title?: string } | null | undefined)?.title ?? baseCurrency;
  return `${currencySymbol(code, context.language)} ${text}`;
}

function CardDate({ row, column }: { readonly row: RecordData; readonly column: ListColumn }) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const value = valueAt(row, column.path);
  const text = formatValue(value, column.field, context);
  const late = lateBy(row, column, context);
  return (
    <span
      className={styles.date}
      data-late={late > 0 || undefined}
      title={late > 0 ? `${label(column.label)} · ${t('late', { n: late })}` : label(column.label)}
    >
      {text}
      {late > 0 && <span className="visually-hidden"> {t('late', { n: late })}</span>}
    </span>
  );
}
