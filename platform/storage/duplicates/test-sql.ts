import type {
  DuplicateTest,
  ExactTest,
  FuzzyTest,
  KeywordTest,
  NormalisedTest,
} from '../../model/metadata.generated.ts';
import type { Column, Table, TableField } from '../schema/table-map.ts';
import { mainColumn } from '../sql/field-sql.ts';
import { literal } from '../sql/identifier.ts';
import { leftOut } from './left-out.ts';

/** A value that a test compares, as an index has it and as it is asked for. */
export interface ComparedValue {
  readonly field: TableField;
  readonly column: Column;
  /** Its column alone; a plain index serves. */
  readonly isPlain: boolean;
  /** The SQL of the form that is compared, of a column or of a parameter. */
  form(value: string): string;
}

export type SameTest = ExactTest | NormalisedTest;

export function isSameTest(test: DuplicateTest): test is SameTest {
  return test.type === 'exact' || test.type === 'normalised';
}

/** Longer texts are the same where they begin so: an entry of an index has a limit. */
const LONGEST_FORM = 200;

/** What a test of equality compares, in order. */
export function comparedValues(test: SameTest, table: Table): ComparedValue[] {
  const leaveOut = test.type === 'normalised' ? literal(leftOut(test.leaveOut)) : undefined;
  return fieldsOf(test.fields, table).map((field) => {
    const part = leaveOut === undefined ? undefined : field.field.type.search?.part;
    const digits = field.columns.find((one) => one.part === part);
    const column = digits ?? mainColumn(field.columns);
    const isText = column.type === 'text' && leaveOut !== undefined && !digits;
    return {
      field,
      column,
      isPlain: !isText,
      form: (value) =>
        isText ? `left(kehu.same_form(${value} collate "C", ${leaveOut}), ${LONGEST_FORM})` : value,
    };
  });
}

/** The keywords of a record, exactly as the index has them. */
export function keywordsSql({ keywords }: KeywordTest, table: Table, alias?: string): string {
  return `kehu.keyword_forms(${joined(keywords, table, alias)})`;
}

/** The texts that keywords stand in, or that are alike. */
export function textSql(test: KeywordTest | FuzzyTest, table: Table, alias?: string): string {
  return joined(textFields(test), table, alias);
}

export function textFields(test: KeywordTest | FuzzyTest): Fields {
  return test.type === 'keyword' ? test.in : test.fields;
}

export function gramsSql(test: KeywordTest | FuzzyTest, table: Table, alias?: string): string {
  return `kehu.form_grams(${textSql(test, table, alias)}, ${leaveOutSql(test)})`;
}

export function leaveOutSql({ leaveOut }: KeywordTest | FuzzyTest): string {
  return literal(leftOut(leaveOut));
}

type Fields = Readonly<Record<string, unknown>>;

function joined(fields: Fields, table: Table, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`;
  return fieldsOf(fields, table)
    .map((field) => `coalesce(${prefix}${mainColumn(field.columns).sql} collate "C", '')`)
    .join(` || E'\\n' || `);
}

export function fieldsOf(fields: Fields, table: Table): TableField[] {
  return Object.keys(fields).flatMap((name) => table.fields.get(name) ?? []);
}
