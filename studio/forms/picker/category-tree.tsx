import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { listRecords } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { branchesOf, type Branch } from './branches.ts';
import type { Category } from './picker-columns.ts';
import styles from './picker.module.css';

const texts = defineTexts({ all: { 'zh-CN': '全部', en: 'All' } });

const MOST = 500;

interface CategoryTreeProps {
  readonly category: Category;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** The tree candidates are filed in; a branch stands for everything below it. */
export function CategoryTree({ category: { entity }, chosen, onChoose }: CategoryTreeProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const parent = entity.tree!;
  const nodes = useQuery({
    queryKey: ['branches', entity.key],
    queryFn: ({ signal }) =>
      listRecords(
        entity.key,
        { fields: ['id', entity.title, parent], sort: entity.title, limit: MOST },
        signal,
      ),
  });
  const branches = useMemo(
    () => branchesOf(nodes.data?.items ?? [], entity.title, parent),
    [nodes.data, entity, parent],
  );
  return (
    <div className={styles.tree}>
      <ul role="tree" aria-label={label(entity.pluralLabel)} onKeyDown={moveFocus}>
        <li role="treeitem" aria-selected={chosen === undefined}>
          <button type="button" onClick={() => onChoose(undefined)}>
            {t('all')}
          </button>
        </li>
        {branches.map((branch) => (
          <TreeBranch key={branch.id} branch={branch} depth={0} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
    </div>
  );
}

interface TreeBranchProps {
  readonly branch: Branch;
  readonly depth: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const INDENT = 14;

function TreeBranch({ branch, depth, chosen, onChoose }: TreeBranchProps) {
  const [open, setOpen] = useState(depth === 0);
  const hasMore = branch.below.length > 0;
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <li
      role="treeitem"
      aria-selected={chosen === branch.id}
      aria-expanded={hasMore ? open : undefined}
      data-toggle={hasMore || undefined}
    >
      <button
        type="button"
        style={{ paddingLeft: 8 + depth * INDENT }}
        onClick={() => onChoose(branch.id)}
        onDoubleClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') setOpen(true);
          if (event.key === 'ArrowLeft') setOpen(false);
        }}
      >
        {hasMore ? (
          <Arrow
            size={14}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              setOpen(!open);
            }}
          />
        ) : (
          <i style={{ width: 14 }} />
        )}
        {branch.title}
      </button>
      {hasMore && open && (
        <ul role="group">
          {branch.below.map((one) => (
            <TreeBranch key={one.id} branch={one} depth={depth + 1} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** ↑ ↓ walk the branches that are shown; the table below hears nothing of it. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
