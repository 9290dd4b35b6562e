import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listRecords } from '../../api/records.ts';
import { usePickLines } from '../../forms/picker/pick-lines.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { ConcernedDocument } from '../../model/action-document.ts';
import { inOrder, type EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { relatedFilter, type Relation } from '../record/related/related-filter.ts';
import styles from './actions.module.css';

const texts = defineTexts({
  counted: { 'zh-CN': '{n} 条{name}', en: '{n} {name}' },
  none: { 'zh-CN': '没有{name}', en: 'No {name}' },
  more: { 'zh-CN': '还有 {n} 条', en: '{n} more' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
});

const SHOWN = 6;

interface ConcernedRecordsProps {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly concerns: Readonly<Record<string, ConcernedDocument>>;
}

/** The other records that what is asked is about, before it is answered. */
export function ConcernedRecords({ entity, id, concerns }: ConcernedRecordsProps) {
  const model = useModel();
  return inOrder(concerns).map(([name, { of, where }]) => {
    const relation = relatedFilter({ relation: of, ...(where ? { filter: where } : {}) }, model, entity, id);
    return relation?.target.allows.read && <Concerned key={name} relation={relation} />;
  });
}

function Concerned({ relation: { target, field, filter } }: { readonly relation: Relation }) {
  const t = useTexts(texts);
  const word = useWord();
  const { fields, lineOf } = usePickLines(target, field.name);
  const list = {
    filter,
    fields: ['id', ...fields],
    limit: SHOWN,
    count: 'exact' as const,
    sort: target.title,
  };
  const found = useQuery({
    queryKey: ['concerned', target.key, filter],
    queryFn: ({ signal }) => listRecords(target.key, list, signal),
  });
  if (found.isPending) return <SkeletonRows rows={2} label={t('loading')} />;
  if (found.isError) return <p role="alert">{found.error.message}</p>;
  const lines = found.data.items.map(lineOf);
  const n = found.data.count ?? lines.length;
  const name = word(n === 1 ? target.label : target.pluralLabel);
  return (
    <section className={styles.concerned}>
      <h3>{n === 0 ? t('none', { name: word(target.pluralLabel) }) : t('counted', { n, name })}</h3>
      <ul>
        {lines.map(({ id, title, more }) => (
          <li key={id}>
            <Link to={recordPath(target.key, id)} target="_blank">
              {title ?? '—'}
            </Link>
            {more && <small>{more}</small>}
          </li>
        ))}
      </ul>
      {n > lines.length && <small>{t('more', { n: n - lines.length })}</small>}
    </section>
  );
}
