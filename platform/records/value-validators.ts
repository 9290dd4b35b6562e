import { Ajv, type ValidateFunction } from 'ajv';
import { valueRules } from '../fields/value-rules.ts';
import type { Entity, Model } from '../model/model.ts';
import { valuesSchema } from './record-schema.ts';

/** The compiled value validators of one Model, made when an entity is first written. */
class ValueValidators {
  readonly #ajv = new Ajv({ ...valueRules, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  of(entity: Entity): ValidateFunction {
    let validate = this.#compiled.get(entity.key);
    if (!validate) this.#compiled.set(entity.key, (validate = this.#ajv.compile(valuesSchema(entity))));
    return validate;
  }
}

const byModel = new WeakMap<Model, ValueValidators>();

export function valueValidators(model: Model): ValueValidators {
  let validators = byModel.get(model);
  if (!validators) byModel.set(model, (validators = new ValueValidators()));
  return validators;
}
