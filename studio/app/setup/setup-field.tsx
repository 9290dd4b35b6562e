import { useId, type ReactNode } from 'react';
import type { ProblemIssue } from '../../api/problem.ts';
import styles from './setup.module.css';

/** What an input needs to be tied to its label and to what is wrong with it. */
export interface InputTies {
  readonly id: string;
  readonly status?: 'error';
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

interface SetupFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** The place of the input in the request: what the server says of it stands below. */
  readonly path: string;
  readonly issues: readonly ProblemIssue[];
  readonly children: (ties: InputTies) => ReactNode;
}

export function SetupField({ label, hint, required = false, path, issues, children }: SetupFieldProps) {
  const id = useId();
  const problems = issuesAt(issues, path);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={required ? styles.required : undefined}>
        {label}
      </label>
      {children(tiesOf(id, problems.length > 0))}
      {problems.length > 0 ? (
        <p id={`${id}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      ) : (
        hint && <p className={styles.hint}>{hint}</p>
      )}
    </div>
  );
}

export function tiesOf(id: string, isWrong: boolean): InputTies {
  return isWrong
    ? { id, status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
    : { id };
}

export function issuesAt(issues: readonly ProblemIssue[], path: string): readonly string[] {
  return issues.filter((issue) => issue.path === path).map((issue) => issue.message);
}
