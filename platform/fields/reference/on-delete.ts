import type { JsonSchema } from '../../kernel/json.ts';
import type { Message } from '../../kernel/text.ts';
import type { FieldSpec } from '../field-type.ts';
import { specMessages } from '../messages.ts';

/** What happens to a record when the one it refers to is deleted. */
export interface OnDeleteSpec extends FieldSpec {
  readonly onDelete?: 'restrict' | 'cascade' | 'clear';
}

export const onDeleteParameter: JsonSchema = {
  type: 'string',
  enum: ['restrict', 'cascade', 'clear'],
  description:
    'What deleting the referred record does: restrict refuses it (unless given), cascade deletes this record too, clear empties this field.',
};

export function* checkOnDelete({ required, onDelete }: OnDeleteSpec): Iterable<Message> {
  if (required && onDelete === 'clear') yield specMessages.clearRequired();
}
