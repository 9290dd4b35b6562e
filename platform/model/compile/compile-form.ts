import { didYouMean } from '../../kernel/did-you-mean.ts';
import { expressionScope } from '../expression-scope.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { FormField, FormSection, FormSpec } from '../metadata.generated.ts';
import { inOrder, type EntityDraft } from './compile-entity.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { checkAt } from './compile-expression.ts';
import { missing } from './field-path.ts';
import { compileLineColumns } from './form-lines.ts';
import { checkLogging, checkPicks } from './form-answers.ts';

export function compileForm(node: EffectiveNode, compilation: Compilation): FormSpec | undefined {
  const spec = node.properties as unknown as FormSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  const sections = inOrder(spec.sections).map(([name, section]): [string, FormSection] => {
    checkTab(section.tab, Object.keys(spec.tabs ?? {}), ['sections', name, 'tab'], node, compilation);
    const path = ['sections', name, 'fields'];
    const fields = compileFields(section.fields, path, node, entity, compilation);
    const scope = expressionScope(compilation, entity);
    checkAt(section.visibleWhen, 'bool', scope, compilation.report, node, ['sections', name, 'visibleWhen']);
    for (const [field, entry] of Object.entries(fields))
      checkPicks(
        entry.picks,
        entity.fields.get(field)!,
        { node, entity, path: [...path, field] },
        compilation,
      );
    return [name, { ...section, fields }];
  });
  checkLogging(spec, node, entity, compilation);
  const tabs = spec.tabs ? { tabs: Object.fromEntries(inOrder(spec.tabs)) } : {};
  return { ...spec, entity: entity.key, sections: Object.fromEntries(sections), ...tabs };
}

/** A tab that somebody names must be there. */
export function checkTab(
  tab: string | undefined,
  tabs: readonly string[],
  path: readonly string[],
  node: EffectiveNode,
  { report }: Compilation,
): void {
  if (tab !== undefined && !tabs.includes(tab))
    report(node, path, messages.unknownTab({ name: tab, hint: hint(didYouMean(tab, tabs)) }));
}

function compileFields(
  fields: Readonly<Record<string, FormField>>,
  path: readonly string[],
  node: EffectiveNode,
  entity: EntityDraft,
  compilation: Compilation,
): Record<string, FormField> {
  const { report } = compilation;
  const shown = inOrder(fields).filter(([name]) => {
    const field = entity.fields.get(name);
    const end = field ? undefined : missing(entity, name);
    if (end && 'problem' in end) report(node, [...path, name], end.problem);
    if (field?.system) report(node, [...path, name], messages.notEntered({ name }));
    return !(end && 'hidden' in end);
  });
  return Object.fromEntries(
    shown.map(([name, { columns, ...entry }]) => {
      const field = entity.fields.get(name);
      const place = { node, entity, path: [...path, name, 'columns'] };
      const lines = columns && field ? compileLineColumns(columns, field, place, compilation) : undefined;
      return [name, lines ? { ...entry, columns: lines } : entry];
    }),
  );
}
