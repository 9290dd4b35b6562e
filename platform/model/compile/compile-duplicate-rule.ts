import type { Message } from '../../kernel/text.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { valueScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { DuplicateRuleSpec } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { compileEntries, named, type Misfit } from './compile-columns.ts';
import { inOrder, type EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';

type Test = DuplicateRuleSpec['tests'][string];
type Fields = Readonly<Record<string, { readonly order?: number }>>;

/** Checks a rule's fields and condition; what names retired fields leaves, with the test that cannot do without. */
export function compileDuplicateRule(
  node: EffectiveNode,
  compilation: Compilation,
): DuplicateRuleSpec | undefined {
  const spec = node.properties as unknown as DuplicateRuleSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  checkAt(spec.among, 'bool', valueScope(compilation, entity), compilation.report, node, ['among']);
  const tests = inOrder(spec.tests as Record<string, Test & { order?: number }>).flatMap(([name, test]) => {
    const kept = compileTest(test, { node, entity, path: ['tests', name] }, compilation);
    return kept ? [[name, kept] as const] : [];
  });
  const at = { node, entity, path: ['reveal'] };
  const { reveal, ...rest } = spec;
  return {
    ...rest,
    entity: entity.key,
    tests: Object.fromEntries(tests),
    ...(reveal ? { reveal: compileEntries(reveal, at, compilation, shownMisfit) } : {}),
  };
}

interface TestPlace {
  readonly node: EffectiveNode;
  readonly entity: EntityDraft;
  readonly path: readonly string[];
}

/** Undefined where a field it compares is retired: without it, it would find too much. */
function compileTest(test: Test, place: TestPlace, compilation: Compilation): Test | undefined {
  const read = (fields: Fields, name: string, misfit: Misfit<object>) =>
    compileEntries(fields, { ...place, path: [...place.path, name] }, compilation, misfit);
  if (test.type === 'keyword') {
    const keywords = read(test.keywords, 'keywords', textMisfit);
    const texts = read(test.in, 'in', textMisfit);
    const isWhole = Object.keys(keywords).length > 0 && Object.keys(texts).length > 0;
    return isWhole ? { ...test, keywords, in: texts } : undefined;
  }
  const fields = read(test.fields, 'fields', test.type === 'fuzzy' ? textMisfit : valueMisfit);
  const isWhole = Object.keys(fields).length === Object.keys(test.fields).length;
  return isWhole || (test.type === 'fuzzy' && Object.keys(fields).length > 0)
    ? ({ ...test, fields } as Test)
    : undefined;
}

function misfit(
  message: (parameters: { name: string; type: string }) => Message,
  fits: boolean,
  field: Field,
) {
  return fits ? undefined : { at: [], message: message(named(field)) };
}

const textMisfit: Misfit<object> = (field) =>
  misfit(messages.notText, mainColumn(field) === 'text' && field.type.storage === 'columns', field);

const valueMisfit: Misfit<object> = (field) => misfit(messages.notCompared, isCompared(field), field);

const shownMisfit: Misfit<object> = (field) =>
  misfit(messages.notRevealed, field.type.storage === 'columns', field);

function isCompared(field: Field): boolean {
  const type = mainColumn(field);
  return type !== undefined && type !== 'jsonb' && !type.endsWith('[]');
}

/** The type of the column that holds the value; undefined where it stands elsewhere, or in several. */
function mainColumn({ type, spec }: Field): string | undefined {
  if (type.storage !== 'columns') return undefined;
  return type.columns(spec).find(({ part }) => part === '')?.type;
}
