import { bothOf } from '../../access/trees.ts';
import { FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { pointsAtAny } from '../query-trees.ts';
import { getRecord } from './get-record.ts';
import { listRecords, type RecordList } from './list-records.ts';
import type { ListRequest } from './list-request.ts';
import { modelOf, rightOn, visibleRows, type ReadSession } from './read-session.ts';

/**
 * The records that refer to this one by a relation: a children field (`lines`), or a reference of another entity
 * (`loan.reader`, `library:loan.reader`).
 */
export async function relatedRecords(
  read: ReadSession,
  entity: Entity,
  id: string,
  relation: string,
  request: ListRequest,
): Promise<RecordList> {
  const { field, from } = findRelation(modelOf(read), entity, relation);
  const { id: known } = await getRecord(read, entity, id, 'id');
  visibleRows(read, from);
  const readable = rowsThatShow(read, field);
  const shown = entity.fields.get(relation);
  if (readable === FALSE || (shown && rowsThatShow(read, shown) === FALSE))
    throw unknownRelation(modelOf(read), entity, relation);
  return listRecords(read, from, request, bothOf(readable, pointsAtAny(field, entity, [String(known)])));
}

/** The rows in which the caller reads what the field refers to: a relation tells no more than its reference does. */
function rowsThatShow(read: ReadSession, field: Field): QueryTree {
  const { read: seen, cell } = rightOn(read, field);
  return seen === 'yes' ? TRUE : (cell?.yes ?? FALSE);
}

interface Relation {
  readonly from: Entity;
  readonly field: Field;
}

function findRelation(model: Model, entity: Entity, name: string): Relation {
  const relations = relationsOf(model, entity);
  const relation = relations.get(name);
  if (relation) return relation;
  throw unknownRelation(model, entity, name);
}

function unknownRelation(model: Model, entity: Entity, name: string): NotFound {
  const names = [...relationsOf(model, entity).keys()].filter((known) => known !== name);
  const allowed = didYouMean(name, names) ?? names.slice(0, 20).join(', ');
  return new NotFound(
    messages.unknownRelation({ entity: entity.label, relation: name.slice(0, 120), allowed }),
  );
}

/** Every relation of an entity by each of its names. */
export function relationsOf(model: Model, entity: Entity): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const field of entity.incoming) {
    const from = model.entity(field.entity);
    relations.set(`${from.key}.${field.name}`, { from, field });
    if (model.findEntity(from.name) === from) relations.set(`${from.name}.${field.name}`, { from, field });
  }
  for (const { name, target, inverse } of entity.children) {
    const from = model.entity(target!);
    relations.set(name, { from, field: from.fields.get(inverse!)! });
  }
  return relations;
}
