import type { DuplicateTest, FuzzyTest, KeywordTest } from '../../model/metadata.generated.ts';
import type { Model } from '../../model/model.ts';
import { indexName } from '../schema/constraint-names.ts';
import type { Table } from '../schema/table-map.ts';
import type { WantedIndex } from '../schema/wanted-indexes.ts';
import { comparedValues, gramsSql, isSameTest, keywordsSql } from './test-sql.ts';

const LIVE = ' where "deleted_at" is null';
/** Of a few keywords nothing waits to be sorted in. */
const KEYWORDS = ' with (fastupdate = off)';
/**
 * Pieces wait and are sorted in together, for half the work. A check reads what waits, so it is kept short, and who
 * checks many has it sorted in before (`find-duplicates.ts`).
 */
const PIECES = ' with (gin_pending_list_limit = 64)';

/** What the duplicate rules of an entity look records up by: forms of values, keywords, pieces of texts. */
export function duplicateIndexes({ duplicateRules }: Model, table: Table): WantedIndex[] {
  const rules = [...duplicateRules.values()].filter(({ spec }) => spec.entity === table.entity.key);
  return rules.flatMap(({ key, spec }) =>
    Object.values(spec.tests).flatMap((test) =>
      definitionsOf(test, table).map((definition) => ({
        schema: table.schema,
        table: table.sql,
        name: nameOf(definition, table),
        unique: false,
        first: '',
        keys: [],
        definition,
        reason: `duplicate rule ${key}`,
      })),
    ),
  );
}

function definitionsOf(test: DuplicateTest, table: Table): string[] {
  if (isSameTest(test)) {
    const parts = comparedValues(test, table).map(({ column, form, isPlain }) =>
      isPlain ? column.sql : `(${form(column.sql)})`,
    );
    return [`(${parts.join(', ')})${LIVE}`];
  }
  const grams = gramsDefinition(test, table);
  return test.type === 'fuzzy'
    ? [grams]
    : [grams, `using gin ((${keywordsSql(test, table)}))${KEYWORDS}${LIVE}`];
}

function gramsDefinition(test: KeywordTest | FuzzyTest, table: Table): string {
  return `using gin ((${gramsSql(test, table)}))${PIECES}${LIVE}`;
}

/** The index over pieces of texts, whose statistics say how common these are. */
export function gramsIndexName(test: KeywordTest | FuzzyTest, table: Table): string {
  return nameOf(gramsDefinition(test, table), table);
}

function nameOf(definition: string, { name }: Table): string {
  return indexName(name, ['same'], definition);
}
