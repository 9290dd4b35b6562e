import { didYouMean } from '../../kernel/did-you-mean.ts';
import { expressionScope, filterScope } from '../expression-scope.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { Button, PageSpec, RelatedList } from '../metadata.generated.ts';
import { compileEntries, sortMisfit, totalMisfit } from './compile-columns.ts';
import { inOrder, splitRelation, type EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { checkTab } from './compile-form.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { isTree } from './view-layouts.ts';
import { targetsOf } from './link-entities.ts';

export function compilePage(node: EffectiveNode, compilation: Compilation): PageSpec | undefined {
  const spec = node.properties as unknown as PageSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  const { form, facts, tabs, related, buttons, ...rest } = spec;
  const page: Page = { node, entity, spec, compilation };
  return {
    ...rest,
    entity: entity.key,
    ...(form === undefined ? {} : { form: compileFormOf(page) }),
    ...(facts ? { facts: compileEntries(facts, { node, entity, path: ['facts'] }, compilation) } : {}),
    ...(tabs ? { tabs: Object.fromEntries(inOrder(tabs)) } : {}),
    ...(related ? { related: compileRelated(related, page) } : {}),
    ...(buttons ? { buttons: compileButtons(buttons, page) } : {}),
  };
}

interface Page {
  readonly node: EffectiveNode;
  readonly entity: EntityDraft;
  readonly spec: PageSpec;
  readonly compilation: Compilation;
}

function compileFormOf({ node, entity, spec, compilation }: Page): string {
  const word = spec.form!;
  const key = resolveAt(compilation, 'form', word, node, ['form']);
  const form = compilation.nodes.find(({ kind, pack, name }) => kind === 'form' && `${pack}:${name}` === key);
  const of = form ? String(form.properties.entity) : undefined;
  const formEntity = of === undefined || of.includes(':') ? of : `${form!.pack}:${of}`;
  if (formEntity !== undefined && formEntity !== entity.key)
    compilation.report(node, ['form'], messages.formOfOther({ name: word, entity: formEntity }));
  return key ?? word;
}

function compileRelated(
  lists: Readonly<Record<string, RelatedList>>,
  page: Page,
): Record<string, RelatedList> {
  const { node, spec, compilation } = page;
  const kept = inOrder(lists).flatMap(([name, list]): [string, RelatedList][] => {
    const path = ['related', name];
    checkTab(list.tab, Object.keys(spec.tabs ?? {}), [...path, 'tab'], node, compilation);
    const found = compileRelation(list.relation, [...path, 'relation'], page);
    if (!found) return [];
    if (list.as === 'chart') checkTree(found.entity, [...path, 'as'], page);
    const at = (property: string) => ({ node, entity: found.entity, path: [...path, property] });
    checkAt(list.filter, 'bool', filterScope(compilation, found.entity), compilation.report, node, [
      ...path,
      'filter',
    ]);
    const columns = compileEntries(list.columns, at('columns'), compilation, totalMisfit);
    const sort = list.sort ? { sort: compileEntries(list.sort, at('sort'), compilation, sortMisfit) } : {};
    return [[name, { ...list, relation: found.relation, columns, ...sort }]];
  });
  return Object.fromEntries(kept);
}

/** A chart whose tree an administrator has hidden shows a list. */
function checkTree(entity: EntityDraft, path: readonly string[], { node, compilation }: Page): void {
  const mayBeHidden = [...entity.node.retired.keys()].some((member) => member.startsWith('fields.'));
  if (!isTree(entity) && !mayBeHidden)
    compilation.report(node, path, messages.relatedNoTree({ entity: entity.key }));
}

function compileButtons(buttons: Readonly<Record<string, Button>>, page: Page): Record<string, Button> {
  const { node, entity, compilation } = page;
  const kept = inOrder(buttons).flatMap(([name, button]): [string, Button][] => {
    const path = ['buttons', name];
    const scope = expressionScope(compilation, entity);
    checkAt(button.visibleWhen, 'bool', scope, compilation.report, node, [...path, 'visibleWhen']);
    if (button.does !== 'createRelated') return [[name, button]];
    if (button.relation === undefined) {
      compilation.report(node, path, messages.relationNeeded());
      return [];
    }
    const found = compileRelation(button.relation, [...path, 'relation'], page);
    return found ? [[name, { ...button, relation: found.relation }]] : [];
  });
  return Object.fromEntries(kept);
}

/** `loan.book` of another entity that refers here; undefined when it does not (reported) or is hidden. */
function compileRelation(
  relation: string,
  path: readonly string[],
  { node, entity, compilation }: Page,
): { relation: string; entity: EntityDraft } | undefined {
  const [word, name] = splitRelation(relation);
  const key = resolveAt(compilation, 'entity', word, node, path);
  const other = key === undefined ? undefined : compilation.entities.get(key);
  if (!other || other.node.retired.has(`fields.${name}`)) return undefined;
  const field = other.fields.get(name);
  if (field && !field.inverse && targetsOf(field).includes(entity.key))
    return { relation: `${other.key}.${name}`, entity: other };
  const back = [...other.fields.values()].filter(
    (one) => !one.inverse && targetsOf(one).includes(entity.key),
  );
  const names = back.map((one) => one.name);
  const near = didYouMean(name, names) ?? names[0];
  const suggestion = near === undefined ? undefined : `${word}.${near}`;
  compilation.report(
    node,
    path,
    messages.relationUnfit({ relation, entity: entity.key, hint: hint(suggestion) }),
  );
  return undefined;
}
