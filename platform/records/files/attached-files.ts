import { KehuError } from '../../kernel/errors.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import { getRecord } from '../read/get-record.ts';
import type { ReadSession } from '../read/read-session.ts';

const FILE = 'core:file';
/** The filter by which a record's files are listed. */
const OF_RECORD = /^\s*attachedTo == (['"])([a-z0-9-]+:\w+)\/([0-9a-f-]{36})\1\s*$/i;

/** Files of a record are seen by who sees the record: the rows such a list may show; undefined for any other. */
export async function attachedFiles(
  read: ReadSession,
  entity: Entity,
  filter: string | undefined,
): Promise<QueryTree | undefined> {
  const found = entity.key === FILE ? OF_RECORD.exec(filter ?? '') : null;
  const [, , key, id] = found ?? [];
  if (key === undefined || id === undefined || !(await seesRecord(read, `${key}/${id}`))) return undefined;
  const type = { kind: 'string' } as const;
  return {
    op: 'compare',
    by: '==',
    left: { op: 'field', path: ['attachedTo'], type },
    right: { op: 'value', value: `${key}/${id.toLowerCase()}`, type },
  };
}

/** Whether the caller sees the record that `library:book/0190…` names. */
export async function seesRecord(read: ReadSession, name: string): Promise<boolean> {
  const [key = '', id = ''] = name.split('/');
  const entity = read.catalog.model.entities.get(key);
  if (!entity) return false;
  try {
    await getRecord(read, entity, id, 'id');
    return true;
  } catch (error) {
    if (error instanceof KehuError) return false;
    throw error;
  }
}
