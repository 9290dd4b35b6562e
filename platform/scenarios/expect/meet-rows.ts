import type { ScenarioExpect } from '../../model/metadata.generated.ts';
import { messages } from '../messages.ts';
import { at, type Memory } from '../run/memory.ts';
import { StepFailure } from '../run/step-failure.ts';
import { isSame } from './same-value.ts';
import { shown } from './shown.ts';

type Row = Readonly<Record<string, unknown>>;

/** What an expectation says of many rows. @throws StepFailure */
export function meetRows(expect: ScenarioExpect, rows: readonly Row[], memory: Memory): void {
  meetRecords(expect, rows, memory);
  const { rows: exactly, hasRows = {}, lacksRows = {}, distinct = [] } = expect;
  if (exactly) meetInOrder(Object.entries(exactly), rows, memory);
  for (const [key, wanted] of Object.entries(hasRows))
    if (!rows.some((row) => matches(wanted, row, memory))) tell(`hasRows.${key}`, wanted, rows, memory);
  for (const [key, unwanted] of Object.entries(lacksRows)) {
    const found = rows.find((row) => matches(unwanted, row, memory));
    if (found) tell(`lacksRows.${key}`, undefined, found, memory);
  }
  for (const path of distinct) {
    const values = rows.map((row) => JSON.stringify(at(row, path.split('.'))));
    const twice = values.find((value, index) => values.indexOf(value) < index);
    if (twice !== undefined) tell(`distinct ${path}`, undefined, JSON.parse(twice), memory);
  }
}

function meetRecords(
  { records, inOrder, includes = [], excludes = [] }: ScenarioExpect,
  rows: readonly Row[],
  memory: Memory,
): void {
  const found = rows.map((row) => memory.nameOf(String(row['id'])));
  const has = (name: string) => found.includes(memory.nameOf(memory.idOf(name)));
  const named = (names: readonly string[]) => names.map((name) => memory.nameOf(memory.idOf(name)));
  if (inOrder && JSON.stringify(named(inOrder)) !== JSON.stringify(found))
    tell('inOrder', inOrder, found, memory);
  if (records && JSON.stringify(named(records).toSorted()) !== JSON.stringify(found.toSorted()))
    tell('records', records, found, memory);
  for (const name of includes) if (!has(name)) tell('includes', name, found, memory);
  for (const name of excludes) if (has(name)) tell('excludes', undefined, name, memory);
}

function meetInOrder(
  wanted: readonly (readonly [string, Row])[],
  rows: readonly Row[],
  memory: Memory,
): void {
  for (const [index, [key, one]] of wanted.entries()) {
    const row = rows[index];
    if (!row || !matches(one, row, memory)) tell(`rows.${key}`, one, row && only(row, one), memory);
  }
  if (rows.length > wanted.length) tell('rows', wanted.length, rows.length, memory);
}

function matches(wanted: Row, row: Row, memory: Memory): boolean {
  return Object.entries(wanted).every(([path, value]) => isSame(value, valueIn(row, path), memory));
}

function only(row: Row, wanted: Row): Row {
  return Object.fromEntries(Object.keys(wanted).map((path) => [path, valueIn(row, path)]));
}

function valueIn(row: Row, path: string): unknown {
  return Object.hasOwn(row, path) ? row[path] : at(row, path.split('.'));
}

function tell(what: string, expected: unknown, found: unknown, memory: Memory): never {
  throw new StepFailure(
    messages.expected({ what, expected: shown(expected, memory), found: shown(found, memory) }),
  );
}
