import { Injectable } from '@nestjs/common';
import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { NotFound } from '../../kernel/errors.ts';
import type { Caller } from '../../kernel/caller.ts';
import { FIELD_PARTS } from '../../fields/value-keyword.ts';
import { valueRules } from '../../fields/value-rules.ts';
import type { Entity, Model } from '../../model/model.ts';
import { rightOn, type ReadSession } from '../read/read-session.ts';
import { valuesSchema } from '../record-schema.ts';
import { RecordsService } from '../records.service.ts';
import { messages } from '../messages.ts';

/** The value validators of entities as JavaScript modules, so that a browser that may not evaluate text can run them. */
@Injectable()
export class ValidatorModules {
  readonly #printed = new WeakMap<Model, Map<string, string>>();

  constructor(private readonly records: RecordsService) {}

  /** The module of `library:book.js`, for the fields the caller may read. */
  async print(caller: Caller, file: string): Promise<string> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const key = file.replace(/\.js$/, '');
    const entity = model.entities.get(key);
    if (!entity || !read.access.allows(caller, entity, 'read')) {
      throw new NotFound(messages.unknownNode({ kind: 'entity', name: key.slice(0, 120) }));
    }
    const readable = readableNames(read, entity);
    let printed = this.#printed.get(model);
    if (!printed) this.#printed.set(model, (printed = new Map()));
    const variant = `${key} ${readable.join()}`;
    let text = printed.get(variant);
    if (text === undefined) printed.set(variant, (text = printValidator(entity, readable)));
    return text;
  }
}

function readableNames(read: ReadSession, entity: Entity): readonly string[] {
  return [...entity.fields.values()]
    .filter((field) => rightOn(read, field).read !== 'no')
    .map(({ name }) => name);
}

/**
 * Ajv prints a CommonJS text; wrapped into a function that is given `require`, it is a module without imports, and
 * the page decides what the validator may call.
 */
function printValidator(entity: Entity, readable: readonly string[]): string {
  const formats = _`require(${FIELD_PARTS}).validatorParts.valueFormats`;
  const ajv = new Ajv({ ...valueRules, allErrors: true, code: { source: true, formats } });
  const { type, properties } = valuesSchema(entity);
  const seen = Object.entries(properties as Record<string, object>).filter(([name]) =>
    readable.includes(name),
  );
  const validate = ajv.compile({ type, properties: Object.fromEntries(seen) });
  const code = standalone.default(ajv, validate);
  return `export function makeValidator(require) {\nconst module = { exports: undefined };\n${code}\nreturn module.exports;\n}\n`;
}
