import type { DuplicateTest, FuzzyTest, KeywordTest } from '../../model/metadata.generated.ts';
import type { Model } from '../../model/model.ts';
import { indexName } from '../schema/constraint-names.ts';
import type { Table } from '../schema/table-map.ts';
import type { WantedIndex } from '../schema/wanted-indexes.ts';
import { comparedValues, gramsSql, isSameTest, keywordsSql } from './test-sql.ts';

const LIVE = ' where "deleted_at" is null';
/** Nothing waits to be sorted in: a check of a thousand records would read that a thousand times. */
const GIN = ' with (fastupdate = off)';

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
  return test.type === 'fuzzy' ? [grams] : [grams, `using gin ((${keywordsSql(test, table)}))${GIN}${LIVE}`];
}

function gramsDefinition(test: KeywordTest | FuzzyTest, table: Table): string {
  return `using gin ((${gramsSql(test, table)}))${GIN}${LIVE}`;
}

/** The index whose statistics say how common pieces of texts are. */
export function fuzzyIndexName(test: FuzzyTest, table: Table): string {
  return nameOf(gramsDefinition(test, table), table);
}

function nameOf(definition: string, { name }: Table): string {
  return indexName(name, ['same'], definition);
}
