import { Ajv } from 'ajv';
import { Malformed } from '../../kernel/errors.ts';
import { messages } from './messages.ts';

/** Which pack to put in force: what lies in a folder of KEHU_PACKS or of a plugin, or what was planned before. */
export type PackRequest = Decisions & ({ readonly folder: string } | { readonly text: string });

export interface Decisions {
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
}

const COMMON = {
  answers: { type: 'object', maxProperties: 1000 },
  comment: { type: 'string', maxLength: 2000 },
};

function schema(name: string, value: object) {
  const properties = { [name]: value, ...COMMON };
  return { type: 'object', required: [name], additionalProperties: false, properties };
}

const isRequest = new Ajv().compile<PackRequest>({
  anyOf: [
    schema('folder', { type: 'string', maxLength: 60 }),
    schema('text', { type: 'string', pattern: '^[0-9a-f]{64}$' }),
  ],
});

/** A zip as it was sent, or which pack is meant. */
export function readPackRequest(body: unknown): Buffer | PackRequest {
  if (!Buffer.isBuffer(body) && !isRequest(body)) throw new Malformed(messages.bodyWanted());
  return body;
}
