import type { Field } from '../../../model/model.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import type { DataImpact, DataProblem } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import { NOTHING, together, type Findings } from './finding.ts';
import { conditionOf, countWhere, samplesWhere, type FieldChange, type Look } from './look.ts';

/** A limit of a field, and the records that break it, as an expression. */
interface Limit {
  readonly property: string;
  readonly problem: DataProblem;
  readonly rule: string;
  readonly broken: string;
}

/** Limits that are new or tighter, with the records that are outside. */
export async function narrowedValues(look: Look, change: FieldChange): Promise<Findings> {
  const { field, before, isNew } = change;
  if (isNew || field.type.storage !== 'columns') return NOTHING;
  const isSameType = before === undefined || before.type.name === field.type.name;
  const limits = isSameType
    ? limitsOf(field).filter(({ property }) => isTighter(property, field, before))
    : [];
  return together(await Promise.all(limits.map((limit) => outside(look, change, limit))));
}

function limitsOf({ name, spec, type }: Field): Limit[] {
  const { min, max, minLength, maxLength, pattern } = spec;
  const bound = (property: string, broken: string): Limit => {
    return { property, problem: 'outsideBounds', rule: `${property} ${String(spec[property])}`, broken };
  };
  const literal = (value: unknown) => (type.decimals ? decimalLiteral(String(value)) : String(value));
  const isNumber =
    typeof min === 'number' || typeof min === 'string' || typeof max === 'number' || typeof max === 'string';
  return [
    ...(isNumber && min !== undefined ? [bound('min', `${name} < ${literal(min)}`)] : []),
    ...(isNumber && max !== undefined ? [bound('max', `${name} > ${literal(max)}`)] : []),
    ...(minLength === undefined
      ? []
      : [bound('minLength', `${name} != null && size(${name}) < ${String(minLength)}`)]),
    ...(maxLength === undefined
      ? []
      : [bound('maxLength', `${name} != null && size(${name}) > ${String(maxLength)}`)]),
    ...(typeof pattern !== 'string' || type.name === 'autoNumber' ? [] : [patternLimit(name, pattern)]),
  ];
}

function patternLimit(name: string, pattern: string): Limit {
  const whole = JSON.stringify(`^(?:${pattern})$`);
  return {
    property: 'pattern',
    problem: 'notMatching',
    rule: pattern,
    broken: `${name} != null && !${name}.matches(${whole})`,
  };
}

function decimalLiteral(text: string): string {
  return text.includes('.') ? text : `${text}.0`;
}

/** Most characters without a word of it: what the type takes anyway. */
const UNSAID: Readonly<Record<string, number>> = { text: 255, longText: 20_000 };

function isTighter(property: string, field: Field, before: Field | undefined): boolean {
  if (!before) return true;
  const [was, is] = [before.spec[property], field.spec[property]];
  if (property === 'pattern') return was !== is;
  const old = was ?? (property === 'maxLength' ? UNSAID[before.type.name] : undefined);
  if (old === undefined) return true;
  return property.startsWith('max') ? Number(is) < Number(old) : Number(is) > Number(old);
}

async function outside(look: Look, { entity, field }: FieldChange, limit: Limit): Promise<Findings> {
  const where = conditionOf(look, look.to, entity.key, limit.broken);
  const count = where ? await countWhere(look, look.to, entity.key, where) : 0;
  if (!where || count === 0) return NOTHING;
  const place = { target: `${entity.key}.entity`, path: `fields.${field.name}` };
  const say = limit.problem === 'notMatching' ? dataMessages.notMatching : dataMessages.outsideBounds;
  const impact: DataImpact = {
    entity: entity.key,
    field: field.name,
    problem: limit.problem,
    label: placeLabel(look.to.model, place),
    message: say({ count, field: field.label, rule: limit.rule }),
    count,
    samples: await samplesWhere(look, look.to, entity.key, where, field.name),
    severity: 'tells',
  };
  return { data: [impact], questions: [] };
}
