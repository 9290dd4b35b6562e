import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { railPath } from '../../model/paths.ts';
import { Dot, Tag, toneOf } from '../../ui/tag.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import type { CountedNode } from './counted-nodes.ts';
import styles from './scheme.module.css';

const texts = defineTexts({
  nodes: { 'zh-CN': '节点', en: 'Nodes' },
  unfold: { 'zh-CN': '展开{name}', en: 'Unfold {name}' },
  fold: { 'zh-CN': '折叠{name}', en: 'Fold {name}' },
  retired: { 'zh-CN': '已停用', en: 'Retired' },
  none: { 'zh-CN': '还没有节点', en: 'There are no nodes yet' },
});

interface NodeCountsProps {
  readonly entity: EntityDocument;
  readonly field: FieldDocument;
  /** Each before those below it. */
  readonly nodes: readonly CountedNode[];
  /** How many records are classified in all. */
  readonly total: number;
  /** Without folding: found nodes instead of the tree. */
  readonly isFlat: boolean;
}

/** Nodes with their records; a number leads to the list of those. */
export function NodeCounts({ entity, field, nodes, total, isFlat }: NodeCountsProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (nodes.length === 0) return <p className={styles.none}>{t('none')}</p>;
  const parents = new Set(nodes.map(({ above }) => above));
  const isShown = ({ above }: CountedNode): boolean =>
    above === undefined || (open.has(above) && isShown(nodes.find(({ code }) => code === above)!));
  const toggle = (code: string) =>
    setOpen((codes) =>
      codes.has(code) ? new Set([...codes].filter((one) => one !== code)) : new Set([...codes, code]),
    );
  return (
    <ul className={styles.nodes} aria-label={t('nodes')}>
      {(isFlat ? nodes : nodes.filter(isShown)).map((node) => (
        <NodeLine
          key={node.code}
          node={node}
          path={railPath(entity.key, field.name, node.code)}
          share={total === 0 ? 0 : node.within / total}
          depth={isFlat ? 0 : node.depth}
          isOpen={!isFlat && parents.has(node.code) ? open.has(node.code) : undefined}
          onToggle={() => toggle(node.code)}
        />
      ))}
    </ul>
  );
}

interface NodeLineProps {
  readonly node: CountedNode;
  readonly path: string;
  /** Of all classified records, 0 to 1. */
  readonly share: number;
  readonly depth: number;
  /** Undefined: nothing is below it, or nothing folds. */
  readonly isOpen: boolean | undefined;
  readonly onToggle: () => void;
}

const INDENT = 20;

function NodeLine({ node, path, share, depth, isOpen, onToggle }: NodeLineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const name = label(node.option.label);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <li>
      <span style={{ paddingLeft: depth * INDENT }}>
        {isOpen === undefined ? (
          <i className={styles.arrow} />
        ) : (
          <button
            type="button"
            className={styles.arrow}
            aria-label={t(isOpen ? 'fold' : 'unfold', { name })}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            <Arrow size={14} aria-hidden="true" />
          </button>
        )}
        <code>{node.code}</code>
        {node.option.colour && <Dot tone={toneOf(node.option.colour)} />}
        <span className={styles.name}>{name}</span>
        {node.option.retired && <Tag>{t('retired')}</Tag>}
      </span>
      <meter aria-hidden="true" value={share} />
      {node.within > 0 ? (
        <Link to={path} aria-label={`${name} ${formatNumber(node.within, context)}`}>
          {formatNumber(node.within, context)}
        </Link>
      ) : (
        <em>{formatNumber(0, context)}</em>
      )}
    </li>
  );
}
