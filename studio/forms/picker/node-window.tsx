import { Modal } from 'antd';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import { allNodes, codePath, codeTree, type CodeNode } from '../../model/code-tree.ts';
import type { FieldDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { NodeAttributes } from '../node-attributes.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './node-window.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '选择{name}', en: 'Choose {name}' },
  search: { 'zh-CN': '按名称或编码查找', en: 'Find by name or code' },
  nothing: { 'zh-CN': '没有符合的节点', en: 'No node fits' },
  keys: {
    'zh-CN': '↑ ↓ 移动 · ← → 折叠展开 · Enter 或双击选定',
    en: '↑ ↓ move · ← → fold and unfold · Enter or double-click chooses',
  },
  empty: { 'zh-CN': '清空', en: 'None' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  ok: { 'zh-CN': '确定', en: 'Choose' },
});

interface NodeWindowProps {
  readonly field: FieldDocument;
  readonly value: string | null;
  readonly required: boolean;
  readonly onChoose: (code: string | null) => void;
  readonly onClose: () => void;
}

/** The tree of a scheme, to choose a node from: searched, folded, by mouse and keyboard. */
export function NodeWindow({ field, value, required, onChoose, onClose }: NodeWindowProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const { shown, chosen, setChosen, typed, setTyped, isOpen, toggle } = useNodes(field, value);
  const done = (code: string | null) => {
    onChoose(code);
    onClose();
  };

  function onKeyDown(event: KeyboardEvent) {
    const at = shown.findIndex(({ code }) => code === chosen);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen(shown[Math.max(0, Math.min(shown.length - 1, at + step))]?.code ?? null);
    else if (event.key === 'Enter' && chosen !== null && event.target instanceof HTMLInputElement)
      done(chosen);
    else if (chosen !== null && typed === '' && event.key === 'ArrowRight') toggle(chosen, true);
    else if (chosen !== null && typed === '' && event.key === 'ArrowLeft') toggle(chosen, false);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      open
      title={t('title', { name: word(field.label) })}
      width={480}
      style={PLACE}
      styles={BODY}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <WindowFoot mayEmpty={!required && value !== null} chosen={chosen} onDone={done} onClose={onClose} />
      }
    >
      <div className={styles.window} onKeyDown={onKeyDown}>
        <SearchField
          className={styles.search}
          autoFocus
          label={t('search')}
          aria-controls="nodes"
          aria-activedescendant={chosen === null ? undefined : `node-${chosen}`}
          value={typed}
          onType={setTyped}
        />
        <ul id="nodes" role="tree" aria-label={label(field.label)} className={styles.tree}>
          {shown.map((node) => (
            <NodeLine
              key={node.code}
              node={node}
              isChosen={node.code === chosen}
              open={typed === '' && node.below.length > 0 ? isOpen(node.code) : undefined}
              onToggle={() => toggle(node.code, !isOpen(node.code))}
              onChoose={() => setChosen(node.code)}
              onTake={() => done(node.code)}
            />
          ))}
          {shown.length === 0 && <li className={styles.nothing}>{t('nothing')}</li>}
        </ul>
        <div className={styles.about}>
          {chosen !== null && label(field.options?.[chosen]?.help)}
          <NodeAttributes field={field} value={chosen} />
        </div>
      </div>
    </Modal>
  );
}

interface WindowFootProps {
  readonly mayEmpty: boolean;
  readonly chosen: string | null;
  readonly onDone: (code: string | null) => void;
  readonly onClose: () => void;
}

function WindowFoot({ mayEmpty, chosen, onDone, onClose }: WindowFootProps) {
  const t = useTexts(texts);
  return (
    <div className={styles.foot}>
      <span>{t('keys')}</span>
      {mayEmpty && (
        <Button size="large" look="quiet" onClick={() => onDone(null)}>
          {t('empty')}
        </Button>
      )}
      <Button size="large" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button size="large" look="primary" disabled={chosen === null} onClick={() => onDone(chosen)}>
        {t('ok')}
      </Button>
    </div>
  );
}

const PLACE = { top: 48 } as const;
const BODY = { body: { padding: 0 } } as const;

/** Which nodes are shown: those unfolded, or all that fit what is typed. */
function useNodes(field: FieldDocument, value: string | null) {
  const label = useLabel();
  const tree = codeTree(field);
  const [chosen, setChosen] = useState(value);
  const [typed, setTyped] = useState('');
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const way = useMemo(() => new Set(value === null ? [] : codePath(field, value)), [field, value]);
  const isSmall = Object.keys(field.options ?? {}).length <= 24;
  const isOpen = (code: string) => toggled.get(code) ?? (isSmall || way.has(code));
  const live = (node: CodeNode) => !node.option.retired || node.code === value;
  const unfolded = (nodes: readonly CodeNode[]): readonly CodeNode[] =>
    nodes.filter(live).flatMap((node) => [node, ...(isOpen(node.code) ? unfolded(node.below) : [])]);
  const wanted = typed.trim().toLowerCase();
  const fits = ({ code, option }: CodeNode) =>
    code.toLowerCase().startsWith(wanted) || label(option.label).toLowerCase().includes(wanted);
  const shown = wanted === '' ? unfolded(tree) : [...allNodes(tree)].filter(live).filter(fits);
  return {
    shown,
    chosen,
    setChosen,
    typed,
    setTyped,
    isOpen,
    toggle: (code: string, open: boolean) => setToggled((all) => new Map(all).set(code, open)),
  };
}

interface NodeLineProps {
  readonly node: CodeNode;
  readonly isChosen: boolean;
  /** Undefined: nothing is folded below it. */
  readonly open: boolean | undefined;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
  readonly onTake: () => void;
}

const INDENT = 18;

function NodeLine({ node, isChosen, open, onToggle, onChoose, onTake }: NodeLineProps) {
  const label = useLabel();
  const line = useRef<HTMLLIElement>(null);
  const Arrow = open ? ChevronDown : ChevronRight;
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li
      ref={line}
      id={`node-${node.code}`}
      role="treeitem"
      aria-selected={isChosen}
      aria-expanded={open}
      aria-level={node.depth + 1}
      className={isChosen ? styles.chosen : styles.node}
      style={{ paddingLeft: 8 + node.depth * INDENT }}
      onClick={onChoose}
      onDoubleClick={onTake}
    >
      <span
        className={styles.arrow}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          if (open !== undefined) onToggle();
        }}
      >
        {open !== undefined && <Arrow size={14} />}
      </span>
      {node.option.colour && <Dot tone={toneOf(node.option.colour)} />}
      <span className={styles.name}>{label(node.option.label)}</span>
      <code>{node.code}</code>
    </li>
  );
}
