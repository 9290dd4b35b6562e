import type { DataImpact, Question } from '../change-plan.ts';

/** What one look at the records found, and what somebody has to decide about it. */
export interface Findings {
  readonly data: readonly DataImpact[];
  readonly questions: readonly Question[];
}

export const NOTHING: Findings = { data: [], questions: [] };

export function together(findings: readonly Findings[]): Findings {
  const questions = new Map(findings.flatMap((one) => one.questions).map((one) => [one.id, one]));
  return { data: findings.flatMap(({ data }) => data), questions: [...questions.values()] };
}

/** The name of a question: of the same change it is always the same. */
export function questionId(kind: string, target: string, path: string): string {
  return `${kind}:${target}:${path}`;
}
