import { Malformed } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { SortKey } from '../../storage/record-query.ts';
import { messages } from '../messages.ts';
import { fieldPath, isPlain } from './field-path.ts';
import type { ReadSession } from './read-session.ts';

const MOST_KEYS = 5;
/** Without a wish the newest come first: ids grow with time. */
const NEWEST_FIRST: readonly SortKey[] = [{ path: ['id'], direction: 'desc' }];

/** The order of `sort=-amount,name`. A reference sorts by the title of its record. */
export function sortOrder(read: ReadSession, entity: Entity, sort: string | undefined): readonly SortKey[] {
  const texts = (sort ?? '').split(',').map((text) => text.trim());
  const keys = texts.filter(Boolean).map((text): SortKey => {
    const descending = text.startsWith('-');
    const found = fieldPath(read, entity, descending ? text.slice(1) : text);
    const path = toTitle(read, found.names, found.field);
    const isOpen = isPlain(found) && isPlain(fieldPath(read, entity, path.join('.')));
    if (!isOpen || !found.field.type.sortable)
      throw new Malformed(messages.notFilterable({ field: found.field.label }));
    return { path, direction: descending ? 'desc' : 'asc' };
  });
  if (keys.length > MOST_KEYS) {
    throw new Malformed(messages.badParameter({ name: 'sort', expected: `≤ ${MOST_KEYS}` }));
  }
  return keys.length > 0 ? keys : NEWEST_FIRST;
}

function toTitle(read: ReadSession, names: readonly string[], field: Field): readonly string[] {
  let path = names;
  let at: Field = field;
  for (let hops = 0; at.target !== undefined && hops < 3; hops++) {
    at = read.catalog.model.entity(at.target).title;
    path = [...path, at.name];
  }
  return path;
}
