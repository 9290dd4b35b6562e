import { Ajv } from 'ajv';
import { Malformed } from '../../kernel/errors.ts';
import type { DraftChanges } from '../../model/layers/draft-changes.ts';
import { readDraftRequest } from '../drafts/draft-request.ts';
import { changeSetMessages as messages } from './messages.ts';

/** What the organisation changed between two of its versions, to be made elsewhere: a file people can read and keep. */
export interface ChangeSet {
  /** Number of the format. */
  readonly changeSet: 1;
  readonly name: string;
  /** Between which versions of the installation it comes from. */
  readonly from: { readonly since: number; readonly until: number };
  /** The packs it was made over, with their versions. */
  readonly packs: Readonly<Record<string, string>>;
  readonly changes: DraftChanges;
}

const validate = new Ajv({ allErrors: true }).compile<ChangeSet>({
  type: 'object',
  required: ['changeSet', 'changes'],
  additionalProperties: false,
  properties: {
    changeSet: { const: 1 },
    name: { type: 'string', maxLength: 200 },
    from: { type: 'object' },
    packs: { type: 'object', additionalProperties: { type: 'string', maxLength: 60 } },
    changes: { type: 'object' },
  },
});

/** @throws Malformed naming what is wrong */
export function readChangeSet(body: unknown): Pick<ChangeSet, 'name' | 'packs' | 'changes'> {
  if (!validate(body)) throw new Malformed(messages.notAChangeSet());
  const { changes = {} } = readDraftRequest({ changes: body.changes });
  return { name: body.name ?? '', packs: body.packs ?? {}, changes: changes as DraftChanges };
}
