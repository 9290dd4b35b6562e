import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import { CellProblem } from '../cell-problem.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { cellMessages, specMessages } from '../messages.ts';
import { readRecordId, recordCell, tidyRecordId } from '../record-id.ts';

export interface AnyReferenceSpec extends FieldSpec {
  /** By entity; the Model qualifies the keys. */
  readonly to: Readonly<Record<string, object>>;
  /** Instead of naming them: every entity of a kind, for which the Model fills in `to`. */
  readonly toEvery?: 'staged';
}

/** A record of one of several entities (polymorphic reference): `{entity: "library:book", id}`. */
export const anyReference: FieldType<AnyReferenceSpec> = {
  name: 'anyReference',
  label: { 'zh-CN': '任意引用', en: 'Reference to any' },
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['equals', 'isEmpty'],
  parameters: {
    to: {
      type: 'object',
      description: 'The entities it may refer to, by `pack:name` or bare name.',
      minProperties: 1,
      propertyNames: { 'x-names': 'entity', 'x-gone': 'leaves' },
      additionalProperties: {
        type: 'object',
        description: 'Nothing more to say about this entity.',
        additionalProperties: false,
      },
    },
    toEvery: {
      type: 'string',
      enum: ['staged'],
      description: 'Instead of "to": every entity that moves through the stages of a process.',
    },
  },
  *checkSpec({ to, toEvery }) {
    if (toEvery === undefined && Object.keys(to ?? {}).length === 0) yield specMessages.noTarget();
  },
  columns: () => [
    { part: 'entity', type: 'text', collate: 'codePoint' },
    { part: 'id', type: 'uuid' },
  ],
  valueSchema: ({ to }) => ({
    type: 'object',
    properties: {
      entity: { type: 'string', enum: [...new Set([...Object.keys(to), ...bareNames(to).keys()])] },
      id: { type: 'string', format: 'uuid' },
      title: { type: ['string', 'null'] },
    },
    required: ['entity', 'id'],
    additionalProperties: false,
  }),
  expressionType: () => ({ kind: 'object', parts: { entity: { kind: 'string' }, id: { kind: 'string' } } }),
  normalize: (value, { to }) => {
    if (value === '') return null;
    if (!isObject(value) || Object.keys(value).some((key) => !PARTS.includes(key))) return value;
    const { entity, id } = value;
    if (typeof entity !== 'string') return value;
    return { entity: bareNames(to).get(entity) ?? entity, id: tidyRecordId(id) };
  },
  encode: (value) => (isObject(value) ? { entity: value.entity, id: value.id } : { entity: null, id: null }),
  decode: ({ entity, id }) => (isId(id) ? { entity, id } : null),
  toCell: (value) => recordCell(isObject(value) && value.title == null ? keyed(value) : value),
  fromCell: (cell, { to }) => {
    const [, word = '', text = ''] = /^([^/ ]+)[/ ] ?([0-9a-f-]{36})$/i.exec(cell.trim()) ?? [];
    const entity = word in to ? word : bareNames(to).get(word);
    const id = readRecordId(text);
    return entity === undefined || id instanceof CellProblem
      ? new CellProblem(cellMessages.notId({ cell }))
      : { entity, id };
  },
};

const PARTS = ['entity', 'id', 'title'];

/** Without a title a cell reads `library:book/0190…`, which can be read back. */
function keyed({ entity, id }: Record<string, unknown>) {
  return { title: `${String(entity)}/${String(id)}` };
}

/** The entity a bare name means; a name that two packs use means none. */
function bareNames(to: AnyReferenceSpec['to']): Map<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  for (const key of Object.keys(to)) {
    const name = key.slice(key.indexOf(':') + 1);
    if (names.has(name)) twice.add(name);
    names.set(name, key);
  }
  for (const name of twice) names.delete(name);
  return names;
}
