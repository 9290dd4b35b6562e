import { useState } from 'react';
import { Link } from 'react-router';
import { nodePath } from '../../designer/node/node-path.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { railPath } from '../../model/paths.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useRailCounts } from '../../workspace/list/list-data.ts';
import { NodeCounts } from './node-counts.tsx';
import { countedNodes, lookedFor, type Look } from './counted-nodes.ts';
import styles from './scheme.module.css';

const texts = defineTexts({
  edit: { 'zh-CN': '修改分类', en: 'Change the nodes' },
  loading: { 'zh-CN': '正在统计', en: 'Counting' },
  all: { 'zh-CN': '全部节点 {n}', en: 'All nodes {n}' },
  unused: { 'zh-CN': '没有记录 {n}', en: 'Without records {n}' },
  retired: { 'zh-CN': '已停用仍在用 {n}', en: 'Retired but in use {n}' },
  unclassified: { 'zh-CN': '未分类 {n}', en: 'Not classified {n}' },
  classified: { 'zh-CN': '已分类 {n}，占 {share}', en: '{n} classified, {share}' },
  show: { 'zh-CN': '显示', en: 'Show' },
});

interface SchemeSectionProps {
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
}

/** How the records of an entity spread over one scheme: each node with its records, what nobody uses, what has none. */
export function SchemeSection({ entity, field }: SchemeSectionProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { rights } = useModel();
  const counts = useRailCounts(entity, field, { filter: undefined, q: undefined });
  const title = `${label(entity.label)} · ${label(field.label)}`;
  return (
    <section className={styles.scheme} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {rights.includes('customise') && (
          <Link to={nodePath('classification', String(field.parameters['scheme']), ['nodes'])}>
            {t('edit')}
          </Link>
        )}
      </header>
      {counts.isPending && <SkeletonRows label={t('loading')} />}
      {counts.isError && <p role="alert">{counts.error.message}</p>}
      {counts.data && <Spread entity={entity} field={field} rows={counts.data} />}
    </section>
  );
}

interface SpreadProps extends SchemeSectionProps {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const LOOKS: readonly Look[] = ['all', 'unused', 'retired'];

function Spread({ entity, field, rows }: SpreadProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const [look, setLook] = useState<Look>('all');
  const number = (n: number) => formatNumber(n, context);
  const { nodes, classified, unclassified } = countedNodes(field, rows);
  const found = (one: Look) => lookedFor(nodes, one);
  const all = classified + unclassified;
  const share = all === 0 ? '—' : `${number(Math.round((classified / all) * 1000) / 10)}%`;
  return (
    <>
      <div className={styles.looks} role="group" aria-label={t('show')}>
        {LOOKS.filter((one) => one === 'all' || found(one).length > 0).map((one) => (
          <button key={one} type="button" aria-pressed={look === one} onClick={() => setLook(one)}>
            {t(one, { n: number(found(one).length) })}
          </button>
        ))}
        {unclassified > 0 && (
          <Link to={railPath(entity.key, field.name, '')}>
            {t('unclassified', { n: number(unclassified) })}
          </Link>
        )}
        <span>{t('classified', { n: number(classified), share })}</span>
      </div>
      <NodeCounts
        entity={entity}
        field={field}
        nodes={found(look)}
        total={classified}
        isFlat={look !== 'all'}
      />
    </>
  );
}
