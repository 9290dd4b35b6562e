import { FALSE, TRUE } from '../../../expression/query-tree.ts';
import type { Json } from '../../../kernel/json.ts';
import type { Field } from '../../../model/model.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import { answerMessages, dataMessages } from '../messages.ts';
import { NOTHING, questionId, type Findings } from './finding.ts';
import { conditionOf, countWhere, samplesWhere, type FieldChange, type Look } from './look.ts';

/**
 * A field becomes required, or comes required, and records have no value. They are asked for one when they are saved
 * next; what a new field says of those that are there has to be decided.
 */
export async function missingValues(look: Look, change: FieldChange): Promise<Findings> {
  const { entity, field, before, isNew } = change;
  const wasRequired = before?.spec.required === true;
  if (field.spec.required !== true || wasRequired || field.type.storage !== 'columns') return NOTHING;
  // Where the column is still to come, no record has a value.
  const catalog = isNew && look.from.model.entities.has(entity.key) ? look.from : look.to;
  const where = isNew ? TRUE : (conditionOf(look, look.to, entity.key, `${field.name} == null`) ?? FALSE);
  const count = await countWhere(look, catalog, entity.key, where);
  if (count === 0) return NOTHING;
  const [target, path] = [`${entity.key}.entity`, `fields.${field.name}`];
  const id = questionId('fillMissing', target, path);
  const label = placeLabel(look.to.model, { target, path });
  const message = dataMessages.missingValue({ count, field: field.label });
  const samples = await samplesWhere(look, catalog, entity.key, where);
  const keep = { answer: { keep: true as const }, label: answerMessages.keep().text };
  const value = { answer: { value: suggested(field) }, label: answerMessages.value().text };
  return {
    data: [
      {
        entity: entity.key,
        field: field.name,
        problem: 'missingValue',
        label,
        message,
        count,
        samples,
        severity: 'asks',
        question: id,
      },
    ],
    questions: [
      {
        id,
        kind: 'fillMissing',
        target,
        path,
        label,
        message,
        count,
        choices: canFill(field) ? [value, keep] : [keep],
        ...(isNew && canFill(field) ? {} : { default: { keep: true } }),
      },
    ],
  };
}

/** An amount in a currency of its own has a rate that nobody knows here. */
function canFill({ spec, type }: Field): boolean {
  return type.storage === 'columns' && type.name !== 'autoNumber' && spec['currencyField'] === undefined;
}

/** A default that is one plain value is what new records get: it suits old ones as well. */
function suggested({ spec, type }: Field): Json {
  const text = spec.default ?? '';
  const quoted = /^'([^'\\]*)'$/.exec(text);
  const value = quoted
    ? quoted[1]
    : /^(true|false|-?\d+(\.\d+)?)$/.test(text)
      ? (JSON.parse(text) as Json)
      : null;
  return (type.fromExpression && value !== null ? type.fromExpression(value, spec) : value) as Json;
}
