import { useQuery } from '@tanstack/react-query';
import { Phone } from 'lucide-react';
import { Link } from 'react-router';
import { listRecords, type RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FormDocument, ViewDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { listPath, recordPath } from '../../model/paths.ts';
import { titleText } from '../../model/record-title.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { dayText } from './day-text.ts';
import { tileColumns, valueAt, type TileColumn, type TileColumns } from './tile-columns.ts';
import styles from './home.module.css';

const texts = defineTexts({
  nothing: { 'zh-CN': '没有，都处理好了', en: 'None; all is done' },
  all: { 'zh-CN': '全部 {n} 条', en: 'All {n}' },
  failed: { 'zh-CN': '读不出来：{reason}', en: 'Could not be read: {reason}' },
  call: { 'zh-CN': '拨打 {number}', en: 'Call {number}' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
});

const SHOWN = 6;
/** Where records are logged one after the other. */
const SHOWN_TO_LOG = 8;

export interface HomeTileProps {
  readonly viewKey: string;
  readonly view: ViewDocument;
  readonly entity: EntityDocument;
  readonly label: string;
  readonly logForm: FormDocument | undefined;
  readonly onLog: (entity: EntityDocument, form: FormDocument, id: string) => void;
}

/** The first records of a view and how many there are; each record and the count are links. */
export function HomeTile(props: HomeTileProps) {
  const { viewKey, view, entity, label } = props;
  const t = useTexts(texts);
  const columns = tileColumns(useModel(), view);
  const rows = useTileRows(viewKey, entity, columns, props.logForm ? SHOWN_TO_LOG : SHOWN);
  const items = rows.data?.items;
  return (
    <section className={styles.tile} aria-label={label} data-empty={items?.length === 0 || undefined}>
      <header>
        <h2>
          {label} {rows.data?.count !== undefined && rows.data.count > 0 && <span>{rows.data.count}</span>}
        </h2>
        {items && items.length > 0 && (
          <Link to={listPath(entity.key, viewKey)}>{t('all', { n: rows.data?.count ?? '' })}</Link>
        )}
      </header>
      {rows.isPending && <SkeletonRows rows={3} label={t('loading')} />}
      {rows.error && <p role="alert">{t('failed', { reason: rows.error.message })}</p>}
      {items?.length === 0 && <p className={styles.nothing}>{t('nothing')}</p>}
      <ul>
        {items?.map((row) => (
          <TileLine key={row.id} row={row} columns={columns} {...props} />
        ))}
      </ul>
    </section>
  );
}

function useTileRows(viewKey: string, entity: EntityDocument, columns: TileColumns, limit: number) {
  const paths = Object.values(columns).map((column: TileColumn | undefined) => column?.path);
  const fields = ['id', entity.title, ...paths.filter((path) => path !== undefined)];
  return useQuery({
    queryKey: ['list', entity.key, 'tile', viewKey],
    queryFn: ({ signal }) =>
      listRecords(entity.key, { view: viewKey, limit, count: 'exact', fields }, signal),
  });
}

interface TileLineProps extends HomeTileProps {
  readonly row: RecordData;
  readonly columns: TileColumns;
}

function TileLine({ row, columns, entity, logForm, onLog }: TileLineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { day, about, amount, phone } = columns;
  const number = phone && valueAt(row, phone.path);
  const when = day && valueAt(row, day.path);
  const said = typeof when === 'string' ? dayText(when, context) : undefined;
  const text = ({ path, field }: TileColumn) => formatValue(valueAt(row, path), field, context);
  return (
    <li className={styles.line}>
      <Link to={recordPath(entity.key, row.id)}>
        {day && (
          <time
            dateTime={typeof when === 'string' ? when : undefined}
            data-late={(day.isDue && said?.isPast) || undefined}
          >
            {said?.text ?? '—'}
          </time>
        )}
        <span className={styles.text}>
          <b>{titleText(row[entity.title])}</b>
          {about && <small>{text(about)}</small>}
        </span>
        {amount && <span className={styles.amount}>{text(amount)}</span>}
      </Link>
      {typeof number === 'string' && number !== '' && (
        <a
          href={`tel:${number.replace(/[^\d+]/g, '')}`}
          className={styles.call}
          aria-label={t('call', { number })}
        >
          <Phone size={16} strokeWidth={1.5} aria-hidden="true" />
        </a>
      )}
      {logForm && (
        <Button onClick={() => onLog(entity, logForm, row.id)}>
          {label(logForm.label) || label(entity.label)}
        </Button>
      )}
    </li>
  );
}
