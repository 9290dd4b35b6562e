import type { Message } from '../kernel/text.ts';
import type { Operation } from '../records/write/operation.ts';
import type { DraftRecord } from './draft-record.ts';
import type { ImportPlan, PlannedField } from './import-plan.ts';
import type { Match } from './match-existing.ts';
import { messages } from './messages.ts';

/** What is to be done with a draft: write it, leave the record as it is, or tell why neither can be. */
export type Decision =
  | { readonly operation: Operation }
  | { readonly keep: true }
  | { readonly refused: Message; readonly field: string };

type Values = Readonly<Record<string, unknown>>;

/** @param blanks for each record that was there: its fields without a value, where the map asks to fill them */
export function decideOperation(
  { map, match: keys }: ImportPlan,
  { data }: DraftRecord,
  match: Match,
  blanks: ReadonlyMap<string, ReadonlySet<string>>,
): Decision {
  if ('problem' in match) return { refused: match.problem, field: match.field };
  if (match.id === undefined) {
    if (map.create === false) return { refused: messages.matchNothing(), field: '' };
    return { operation: { op: 'create', data: said(data) } };
  }
  if (map.update === undefined || map.update === 'none') return { keep: true };
  const rest = without(data, keys);
  const values = map.update === 'overwrite' ? rest : onlyOf(said(rest), blanks.get(match.id));
  return updateOf(match.id, values);
}

/** The same for the second pass, which writes self-references of records that are there by now. */
export function decideLater(
  { map, match: keys }: ImportPlan,
  { data }: DraftRecord,
  match: Match,
  blanks: ReadonlyMap<string, ReadonlySet<string>>,
  created: ReadonlySet<string>,
): Decision {
  if ('problem' in match || match.id === undefined) return { keep: true };
  const rest = without(data, keys);
  if (created.has(match.id)) return updateOf(match.id, said(rest));
  if (map.update === 'overwrite') return updateOf(match.id, rest);
  if (map.update === 'fillBlanks') return updateOf(match.id, onlyOf(said(rest), blanks.get(match.id)));
  return { keep: true };
}

function updateOf(id: string, data: Values): Decision {
  return Object.keys(data).length === 0 ? { keep: true } : { operation: { op: 'update', id, data } };
}

/** Without what the file leaves empty, so that defaults are taken. */
function said(data: Values): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (Array.isArray(value)) values[name] = value.map((row: unknown) => (isPlain(row) ? said(row) : row));
    else if (value !== null) values[name] = value;
  }
  return values;
}

function isPlain(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(data: Values, fields: readonly PlannedField[]): Values {
  const names = new Set(fields.map(({ field }) => field.name));
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)));
}

function onlyOf(data: Values, names: ReadonlySet<string> | undefined): Values {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names?.has(name)));
}
