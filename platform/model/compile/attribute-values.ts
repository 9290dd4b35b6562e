import { Ajv } from 'ajv';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { AttributeSpec } from '../../fields/classification/classification.ts';
import type { FieldSpec } from '../../fields/field-type.ts';
import { fieldType } from '../../fields/field-types.ts';
import { valueRules } from '../../fields/value-rules.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { ClassificationAttribute, ClassificationSpec } from '../metadata.generated.ts';
import { inOrder } from './compile-entity.ts';
import type { Report } from './report.ts';

type Value = string | number | boolean;

/** What each node says, by attribute: its own word, else that of the nearest node above it, else the default. */
export function attributeValues(
  spec: ClassificationSpec,
  node: EffectiveNode,
  report: Report,
): Readonly<Record<string, AttributeSpec>> {
  checkNames(spec, node, report);
  const attributes = inOrder(spec.attributes).map(([name, attribute]) => {
    const read = (value: Value | undefined, path: readonly string[]) =>
      value === undefined ? undefined : canonical(value, attribute, () => unfit(value, attribute, path));
    const unfit = (value: Value, { type }: ClassificationAttribute, path: readonly string[]) =>
      report(
        node,
        path,
        messages.attributeUnfit({ name, value: String(value), type: fieldType(type)!.label }),
      );
    const standard = read(attribute.default, ['attributes', name, 'default']);
    const own = new Map<string, Value | undefined>();
    for (const [code, { attributes: said }] of Object.entries(spec.nodes))
      own.set(code, read(said?.[name], ['nodes', code, 'attributes', name]));
    const values = Object.keys(spec.nodes).flatMap((code) => {
      const value = nearest(code, own) ?? standard;
      return value === undefined ? [] : [[code, value] as const];
    });
    const { type, label, help } = attribute;
    return [name, { type, label, ...(help ? { help } : {}), values: Object.fromEntries(values) }] as const;
  });
  return Object.fromEntries(attributes);
}

function nearest(code: string, own: ReadonlyMap<string, Value | undefined>): Value | undefined {
  for (let length = code.length; length > 0; length--) {
    const value = own.get(code.slice(0, length));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** As records would keep it; what does not fit is told. */
function canonical(
  value: Value,
  { type: name, label }: ClassificationAttribute,
  tell: () => void,
): Value | undefined {
  const type = fieldType(name)!;
  const spec: FieldSpec = { type: name, label };
  const said = asWritten(value, name);
  const kept = type.normalize ? type.normalize(said, spec) : said;
  if (kept !== null && validator(name, spec)(kept)) return kept as Value;
  tell();
  return undefined;
}

/** A whole number or yes and no may stand in quotes, as an input writes them. */
function asWritten(value: Value, type: ClassificationAttribute['type']): Value {
  if (type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

const validators = new Map<string, (value: unknown) => boolean>();
let ajv: Ajv | undefined;

function validator(name: string, spec: FieldSpec): (value: unknown) => boolean {
  let validate = validators.get(name);
  if (!validate) {
    ajv ??= new Ajv({ ...valueRules });
    validators.set(
      name,
      (validate = ajv.compile(fieldType(name)!.valueSchema(spec)) as typeof validate & {}),
    );
  }
  return validate;
}

function checkNames(spec: ClassificationSpec, node: EffectiveNode, report: Report): void {
  const known = Object.keys(spec.attributes ?? {});
  for (const [code, { attributes = {} }] of Object.entries(spec.nodes))
    for (const name of Object.keys(attributes))
      if (!known.includes(name)) {
        const near = hint(didYouMean(name, known));
        report(node, ['nodes', code, 'attributes', name], messages.unknownAttribute({ name, hint: near }));
      }
}
