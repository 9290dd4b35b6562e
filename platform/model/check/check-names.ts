import { isObject } from '../../kernel/json.ts';
import { rateNames } from '../compile/rate-fields.ts';
import { ownershipFields, SYSTEM_FIELDS } from '../compile/system-fields.ts';
import type { Report } from '../compile/report.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { EntitySpec } from '../metadata.generated.ts';
import { checkMessages as messages } from './messages.ts';

/** Reserved words of CEL and the names expressions give to other things than fields. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'as break const continue else false for function if import in let loop package namespace null return true ' +
    'var void while me old params'
  ).split(' '),
);

/** Names that expressions could not use: reserved words, and fields the platform provides. */
export function checkNames(node: EffectiveNode, report: Report): void {
  checkEarlierNames(node, report);
  if (node.kind !== 'entity') return;
  if (RESERVED.has(node.name)) report(node, ['name'], messages.reservedName({ name: node.name }));
  for (const name of keys(node.properties.fields))
    if (RESERVED.has(name)) report(node, ['fields', name], messages.reservedName({ name }));
  checkProvided(node, report);
}

/** An earlier name that something else has now would lead patches and stored values to the wrong one. */
function checkEarlierNames(node: EffectiveNode, report: Report): void {
  const { fields, options, renamedFrom } = node.properties;
  if (node.kind === 'entity' && renamedFrom !== undefined)
    report(node, ['renamedFrom'], messages.entityKeepsName());
  checkMap(node, ['fields'], fields, report);
  checkMap(node, ['options'], options, report);
  for (const [name, field] of Object.entries(isObject(fields) ? fields : {}))
    if (isObject(field)) checkMap(node, ['fields', name, 'options'], field.options, report);
}

function checkMap(node: EffectiveNode, path: readonly string[], map: unknown, report: Report): void {
  if (!isObject(map)) return;
  for (const [name, entry] of Object.entries(map)) {
    const earlier =
      isObject(entry) && Array.isArray(entry.renamedFrom) ? (entry.renamedFrom as string[]) : [];
    for (const other of earlier)
      if (Object.hasOwn(map, other))
        report(node, [...path, name, 'renamedFrom'], messages.earlierNameTaken({ name: other }));
  }
}

function checkProvided(node: EffectiveNode, report: Report): void {
  const spec = node.properties as unknown as EntitySpec;
  const provided: readonly string[] = [...SYSTEM_FIELDS, ...ownershipFields(spec), ...rateNames(spec.fields)];
  for (const name of keys(node.properties.fields))
    if (provided.includes(name)) report(node, ['fields', name], messages.systemField({ name }));
}

function keys(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
