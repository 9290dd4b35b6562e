import { FILE, isReading, STAGE_PERIOD } from '../../access/attached-rows.ts';
import { isObject } from '../../kernel/json.ts';
import { localize, renderMessage, type Locale } from '../../kernel/text.ts';
import type { Entity } from '../../model/model.ts';
import type { RowOperation } from '../../model/role-scope.ts';
import { idIn } from '../query-trees.ts';
import type { ReadSession } from '../read/read-session.ts';
import { recordTitles } from '../read/record-titles.ts';
import { readableCondition } from './condition-words.ts';
import { explainRoles, SEPARATOR } from './explain-roles.ts';
import type { RoleVerdict } from './explanation.ts';
import { words } from './messages.ts';

interface Attached {
  readonly entity: Entity;
  readonly id: string;
}

/**
 * What belongs to a record is seen as the record is: each role's verdict goes on with what the same role decides about
 * the record. Others stay as they are.
 *
 * @param asking whoever asks: of a record he does not see he is told nothing
 */
export async function followRecord(
  read: ReadSession,
  asking: ReadSession,
  entity: Entity,
  id: string | undefined,
  operation: RowOperation,
  verdicts: readonly RoleVerdict[],
  locale: Locale,
): Promise<readonly RoleVerdict[]> {
  const isOpen = id !== undefined && (entity.key === FILE || isReading(operation));
  const record = !isOpen ? undefined : await recordBehind(read, entity, id);
  if (!record) return verdicts;
  const title = (await recordTitles(asking, record.entity.key, [record.id]))[record.id];
  if (typeof title !== 'string') return verdicts;
  const say = (condition: string) => readableCondition(asking, record.entity, condition, locale);
  const right = entity.key === FILE ? 'read' : operation;
  const behind = await explainRoles(read, record.entity, right, record.id, say, locale);
  return verdicts.map((verdict) => {
    const decided = behind.find(({ role }) => role === verdict.role);
    if (!decided) return verdict;
    const text = renderMessage(words.ofRecord({ record: title, why: decided.text }), locale);
    return {
      ...verdict,
      because: [...verdict.because, { kind: 'record', text }],
      text: [verdict.text, text].join(localize(SEPARATOR, locale)),
    };
  });
}

/** The record that a file or a stage of a history belongs to. */
async function recordBehind(
  { catalog, session }: ReadSession,
  entity: Entity,
  id: string,
): Promise<Attached | undefined> {
  const field = { [FILE]: 'attachedTo', [STAGE_PERIOD]: 'record' }[entity.key];
  if (field === undefined) return undefined;
  const query = { entity: entity.key, select: [[field]], where: idIn([id]), sort: [], limit: 1 };
  const [row] = await catalog.store.find(session, { ...query, deleted: 'include' });
  const found = attachedTo(row?.[field]);
  const of = found && catalog.model.entities.get(found.key);
  return of && { entity: of, id: found.id };
}

function attachedTo(value: unknown): { readonly key: string; readonly id: string } | undefined {
  if (isObject(value)) return { key: String(value.entity), id: String(value.id) };
  if (typeof value !== 'string') return undefined;
  const [key = '', id = ''] = value.split('/');
  return { key, id };
}
