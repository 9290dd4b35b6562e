import { localize, type Locale } from '../../kernel/text.ts';
import type { DuplicateRule } from './duplicate-rules.ts';
import type { RevealedMatch } from './revealed-matches.ts';

/** A record that a rule takes for the same, as answers name it. */
export interface FoundDuplicate extends RevealedMatch {
  readonly rule: string;
  readonly label: string;
  readonly severity: DuplicateRule['spec']['severity'];
  /** The field of the draft by which it was found. */
  readonly field: string;
}

export function foundDuplicate(
  { name, spec }: DuplicateRule,
  field: string,
  match: RevealedMatch,
  locale: Locale,
): FoundDuplicate {
  const label = localize(spec.label, locale);
  return { rule: name, label, severity: spec.severity, field, ...match };
}
