import { useCallback, useRef, type RefObject } from 'react';
import type { Problem, ProblemIssue } from '../../api/problem.ts';
import { rowPath, rowsOf } from '../../forms/lines/line-rows.ts';
import { showFirstIssue } from '../../forms/show-first-issue.ts';
import type { Part } from './form-part.tsx';

export interface DialogParts {
  readonly onPart: (name: string, part: Part | undefined) => void;
  readonly get: (name: string) => Part | undefined;
  /** Whether everything entered is right; leads to the first that is not. */
  readonly check: () => boolean;
  /** Puts what the server found wrong at its fields: `of` says in which part a path is, and where there. */
  readonly show: (problem: Problem, of: (path: string) => readonly [part: string, path: string]) => void;
}

/** The forms of one dialog together. */
export function useDialogParts(place: RefObject<HTMLDivElement | null>): DialogParts {
  const parts = useRef(new Map<string, Part>());
  const onPart = useCallback((name: string, part: Part | undefined) => {
    if (part) parts.current.set(name, part);
    else parts.current.delete(name);
  }, []);
  const lead = () => {
    const wrong = [...parts.current.values()].find(({ store }) => store.issuePaths().length > 0);
    if (wrong) showFirstIssue(place.current, wrong.store, wrong.open);
  };
  return {
    onPart,
    get: (name) => parts.current.get(name),
    check: () => {
      const isRight = [...parts.current.values()].map(({ check }) => check()).every(Boolean);
      if (!isRight) lead();
      return isRight;
    },
    show: ({ issues }, of) => {
      for (const [name, part] of parts.current) part.store.setIssues(issuesOf(issues, name, part, of));
      lead();
    },
  };
}

function issuesOf(
  issues: readonly ProblemIssue[],
  name: string,
  { entity, store }: Part,
  of: (path: string) => readonly [string, string],
): readonly ProblemIssue[] {
  return issues.flatMap((issue) => {
    const [part, path] = of(issue.path);
    if (part !== name || path === '') return [];
    const [field = ''] = path.split('.');
    const isRow = entity.fields[field]?.type === 'children';
    return [{ ...issue, path: isRow ? rowPath(path, field, rowsOf(store.value(field))) : path }];
  });
}
