import type { SettlesSpec } from '../../fields/children/settles.ts';
import type { Message } from '../../kernel/text.ts';
import { compileEntries, sortMisfit } from '../compile/compile-columns.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { EntityDraft } from '../compile/compile-entity.ts';
import { checkAt, checkedAt } from '../compile/compile-expression.ts';
import { filterScope } from '../expression-scope.ts';
import type { Field } from '../model.ts';
import { amountsOf, referencesTo } from '../settlement.ts';
import { settlesMessages as messages } from './settles-messages.ts';

/** What a children field says of the records its lines settle fits the record, the line and those. */
export function checkSettles(
  { spec, name }: Field,
  line: EntityDraft,
  at: readonly string[],
  entity: EntityDraft,
  compilation: Compilation,
): void {
  const settles = spec['settles'] as SettlesSpec | undefined;
  const target = settles && compilation.entities.get(settles.of);
  if (!settles || !target) return;
  const path = [...at, 'settles'];
  const report = (message: Message, ...inside: string[]) =>
    compilation.report(entity.node, [...path, ...inside], message);
  if (
    referencesTo(line.fields.values(), target.key).length !== 1 ||
    amountsOf(line.fields.values()).length !== 1
  )
    report(messages.settlingLine({ name, line: line.key, entity: target.key }));
  const available = entity.fields.get(settles.available);
  if (!available || !amountsOf([available]).length)
    report(messages.settlingAmount({ name: settles.available, entity: entity.key }), 'available');
  if (target.fields.get(settles.open)?.type.name !== 'money')
    report(messages.settlingAmount({ name: settles.open, entity: target.key }), 'open');
  for (const property of ['same', 'first'] as const)
    for (const shared of Object.keys(settles[property] ?? {}))
      if (!agree(entity.fields.get(shared), target.fields.get(shared)))
        report(
          messages.settlingShared({ name: shared, entity: entity.key, other: target.key }),
          property,
          shared,
        );
  checkConditions(settles, path, entity, target, compilation);
}

/** A reference to the same records, or plain values of one type. */
function agree(own: Field | undefined, other: Field | undefined): boolean {
  return own?.type.storage === 'columns' && own.type === other?.type && own.target === other.target;
}

function checkConditions(
  { when, where, sort }: SettlesSpec,
  path: readonly string[],
  entity: EntityDraft,
  target: EntityDraft,
  compilation: Compilation,
): void {
  const { report } = compilation;
  const { node } = entity;
  if (when !== undefined) {
    const at = [...path, 'when'];
    const checked = checkedAt(when, 'bool', filterScope(compilation, entity), report, node, at);
    const own = checked?.dependencies.every(
      ([name, ...rest]) => rest.length === 0 && entity.fields.get(name!)?.type.storage === 'columns',
    );
    if (checked && !own) report(node, at, messages.settlingWhen());
  }
  checkAt(where, 'bool', filterScope(compilation, target), report, node, [...path, 'where']);
  if (sort) compileEntries(sort, { node, entity: target, path: [...path, 'sort'] }, compilation, sortMisfit);
}
