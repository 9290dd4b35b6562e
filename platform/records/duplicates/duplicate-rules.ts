import { checkExpression } from '../../expression/check-expression.ts';
import type { CheckedExpression } from '../../expression/expression.ts';
import { valueScope } from '../../model/expression-scope.ts';
import type { DuplicateRuleSpec, DuplicateTest } from '../../model/metadata.generated.ts';
import type { Entity, Model } from '../../model/model.ts';

/** A duplicate rule made ready: what it compares, and among which records. */
export interface DuplicateRule {
  readonly key: string;
  readonly name: string;
  readonly spec: DuplicateRuleSpec;
  readonly among: CheckedExpression | undefined;
  readonly tests: readonly NamedTest[];
  /** The fields it compares. */
  readonly fields: ReadonlySet<string>;
  /** Those that say whether a record is one of those it looks among. */
  readonly deciding: ReadonlySet<string>;
}

export interface NamedTest {
  readonly name: string;
  readonly test: DuplicateTest;
}

const known = new WeakMap<Model, Map<string, DuplicateRule[]>>();
const NONE: readonly DuplicateRule[] = [];

/** The rules of an entity; read once for each Model, so that an entity without any costs a look into a map. */
export function duplicateRulesOf(model: Model, entity: Entity): readonly DuplicateRule[] {
  let rules = known.get(model);
  if (!rules) known.set(model, (rules = readRules(model)));
  return rules.get(entity.key) ?? NONE;
}

function readRules(model: Model): Map<string, DuplicateRule[]> {
  const rules = [...model.duplicateRules.values()].map(({ key, name, spec }): DuplicateRule => {
    const entity = model.entity(spec.entity);
    const tests = Object.entries(spec.tests).map(([test, said]) => ({ name: test, test: said }));
    const among =
      spec.among === undefined
        ? undefined
        : checkExpression(spec.among, valueScope(model, entity), { expect: 'bool' });
    return {
      key,
      name,
      spec,
      among,
      tests,
      fields: new Set(tests.flatMap(({ test }) => comparedFields(test))),
      deciding: new Set(among?.dependencies.flatMap(([first]) => first ?? [])),
    };
  });
  return Map.groupBy(rules, ({ spec }) => spec.entity);
}

/** The fields a test looks at. */
export function comparedFields(test: DuplicateTest): string[] {
  return test.type === 'keyword'
    ? [...Object.keys(test.keywords), ...Object.keys(test.in)]
    : Object.keys(test.fields);
}
