import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { codePath, codeTree, countsWithin, type CodeNode } from '../../model/code-tree.ts';
import type { FieldDocument } from '../../model/model-document.ts';
import { useMedia } from '../../ui/use-media.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import styles from './list-rail.module.css';

const texts = defineTexts({
  unfold: { 'zh-CN': '展开{name}', en: 'Unfold {name}' },
  fold: { 'zh-CN': '折叠{name}', en: 'Fold {name}' },
});

interface RailTreeProps {
  readonly field: FieldDocument;
  /** How many records have each very code. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

/** The nodes of a classification with how many records are in each or below it; a click narrows the list to that. */
export function RailTree({ field, counts, chosen, onChoose }: RailTreeProps) {
  const tree = codeTree(field);
  const sums = useMemo(() => countsWithin(tree, counts), [tree, counts]);
  const isPhone = useMedia('(max-width: 640px)');
  const path = useMemo(() => (chosen ? codePath(field, chosen) : []), [field, chosen]);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  // A row of chips on a phone shows what is chosen unfolded, and folds the rest.
  const isOpen = (code: string) =>
    isPhone ? path.includes(code) : (toggled.get(code) ?? (code !== chosen && path.includes(code)));
  const toggle = (code: string, open: boolean) => setToggled((all) => new Map(all).set(code, open));
  const shown = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
    nodes
      .filter(({ code, option }) => !option.retired || sums.has(code))
      .flatMap((node) => [node, ...(isOpen(node.code) ? shown(node.below) : [])]);
  return (
    <>
      {shown(tree).map((node) => (
        <RailNode
          key={node.code}
          node={node}
          count={sums.get(node.code) ?? 0}
          isOn={chosen === node.code}
          open={isPhone ? undefined : isOpen(node.code)}
          onToggle={(open) => toggle(node.code, open)}
          onChoose={() => onChoose(chosen === node.code ? undefined : node.code)}
        />
      ))}
    </>
  );
}

interface RailNodeProps {
  readonly node: CodeNode;
  readonly count: number;
  readonly isOn: boolean;
  /** Undefined: there is no arrow. */
  readonly open: boolean | undefined;
  readonly onToggle: (open: boolean) => void;
  readonly onChoose: () => void;
}

const INDENT = 14;

function RailNode({ node, count, isOn, open, onToggle, onChoose }: RailNodeProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const name = label(node.option.label);
  const hasMore = node.below.length > 0 && open !== undefined;
  const Arrow = open ? ChevronDown : ChevronRight;

  function onKeyDown(event: KeyboardEvent) {
    if (!hasMore || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    onToggle(event.key === 'ArrowRight');
  }

  return (
    <div className={styles.node} style={{ paddingLeft: node.depth * INDENT }}>
      {open !== undefined && (
        <button
          type="button"
          className={styles.arrow}
          aria-label={t(open ? 'fold' : 'unfold', { name })}
          aria-expanded={hasMore ? open : undefined}
          disabled={!hasMore}
          onClick={() => onToggle(!open)}
        >
          {hasMore && <Arrow size={14} aria-hidden="true" />}
        </button>
      )}
      <button
        type="button"
        aria-pressed={isOn}
        className={isOn ? styles.on : styles.item}
        title={`${node.code} ${name}`}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        {node.option.colour && <Dot tone={toneOf(node.option.colour)} />}
        <span>{name}</span>
        <b>{formatNumber(count, context)}</b>
      </button>
    </div>
  );
}
