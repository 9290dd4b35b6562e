import { CellProblem } from '../fields/cell-problem.ts';
import type { FormatContext } from '../fields/field-type.ts';
import type { Message } from '../kernel/text.ts';
import type { CsvRow } from './csv-rows.ts';
import type { ImportPlan, PlannedField, PlannedLookup } from './import-plan.ts';
import { messages } from './messages.ts';
import type { RowGroup } from './row-groups.ts';

/** What a row, or a group of rows, wants to become. */
export interface DraftRecord {
  readonly group: RowGroup;
  /** Values by field; null where the file is empty. References are filled in once they are looked up. */
  readonly data: Record<string, unknown>;
  readonly wants: readonly Want[];
  readonly problems: readonly RowProblem[];
}

/** Something wrong with a row; `field` as the map calls it, '' for the whole row. */
export interface RowProblem {
  readonly row: CsvRow;
  readonly field: string;
  readonly message: Message;
}

/** A record that a cell names and that has to be looked up. */
export interface Want {
  readonly lookup: PlannedLookup;
  /** A value of the field looked up by, in canonical form. */
  readonly value: unknown;
  readonly row: CsvRow;
  readonly field: string;
  /** Puts the id where it belongs. */
  readonly put: (id: string) => void;
}

/** Reads the cells of a group into values, without looking at the database. */
export function draftRecord(plan: ImportPlan, group: RowGroup, context: FormatContext): DraftRecord {
  const drafting = new Drafting(context);
  const data = drafting.read(plan.fields, group.rows[0]!);
  if (plan.children) {
    const { field, fields } = plan.children;
    data[field.name] = group.rows.map((row) => drafting.read(fields, row));
    drafting.compare([...plan.fields, ...plan.later], group.rows);
  }
  return { group, data, wants: drafting.wants, problems: drafting.problems };
}

/** The match fields and the self-references of a group: what the second pass writes. */
export function draftLater(plan: ImportPlan, group: RowGroup, context: FormatContext): DraftRecord {
  const drafting = new Drafting(context);
  const data = drafting.read([...plan.match, ...plan.later], group.rows[0]!);
  return { group, data, wants: drafting.wants, problems: drafting.problems };
}

type Values = Record<string, unknown>;

class Drafting {
  readonly wants: Want[] = [];
  readonly problems: RowProblem[] = [];

  constructor(private readonly context: FormatContext) {}

  read(fields: readonly PlannedField[], row: CsvRow): Values {
    const values: Values = {};
    for (const planned of fields) {
      const cell = planned.read(row.cells);
      if (cell instanceof CellProblem) this.#tell(row, planned, cell);
      else if (cell === null) putValue(values, planned, null);
      else if (planned.lookup) this.#want(planned, planned.lookup, cell, row, values);
      else this.#value(planned, cell, row, values);
    }
    return values;
  }

  /** Rows of one record must not say different things about it; an empty cell says nothing. */
  compare(fields: readonly PlannedField[], [first, ...others]: readonly CsvRow[]): void {
    for (const row of others) {
      for (const planned of fields) {
        if (planned.columns.every((column) => row.cells[column] === first!.cells[column])) continue;
        const [value, said] = [planned.read(row.cells), planned.read(first!.cells)];
        if (value instanceof CellProblem) this.#tell(row, planned, value);
        else if (value !== null && value !== said && !(said instanceof CellProblem))
          this.#tell(row, planned, new CellProblem(messages.rowsDisagree({ value, first: said ?? '' })));
      }
    }
  }

  #value(planned: PlannedField, cell: string, row: CsvRow, values: Values): void {
    const { field, part, dateFormat } = planned;
    const context = dateFormat === undefined ? this.context : { ...this.context, dateFormat };
    const value = part === undefined ? field.type.fromCell(cell, field.spec, context) : cell;
    if (value instanceof CellProblem) this.#tell(row, planned, value);
    else putValue(values, planned, value);
  }

  /** A field of many references takes several names, separated by semicolons. */
  #want(planned: PlannedField, lookup: PlannedLookup, cell: string, row: CsvRow, values: Values): void {
    const put = putter(planned, lookup, values);
    for (const text of planned.field.type.storage === 'links' ? cell.split(/[;；]/) : [cell]) {
      const value = lookup.by.type.fromCell(text.trim(), lookup.by.spec, this.context);
      if (value instanceof CellProblem) this.#tell(row, planned, value);
      else if (value !== null) this.wants.push({ lookup, value, row, field: planned.name, put });
    }
  }

  #tell(row: CsvRow, { name }: PlannedField, { problem }: CellProblem): void {
    this.problems.push({ row, field: name, message: problem });
  }
}

function putValue(values: Values, { field, part }: PlannedField, value: unknown): void {
  if (part === undefined) values[field.name] = value;
  else values[field.name] = { ...(values[field.name] as object | null | undefined), [part]: value };
}

function putter(planned: PlannedField, lookup: PlannedLookup, values: Values): (id: string) => void {
  const { field } = planned;
  if (field.type.storage === 'links') {
    const ids: string[] = [];
    values[field.name] = ids;
    return (id) => void ids.push(id);
  }
  if (field.type.name !== 'anyReference') return (id) => putValue(values, planned, id);
  return (id) => putValue(values, planned, { entity: lookup.entity.key, id });
}
