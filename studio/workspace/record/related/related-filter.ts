import { quoted } from '../../../api/quoted.ts';
import type {
  EntityDocument,
  FieldDocument,
  ModelDocument,
  RelatedDocument,
} from '../../../model/model-document.ts';

export interface Relation {
  readonly target: EntityDocument;
  /** The target's reference that leads to the record. */
  readonly field: FieldDocument;
  readonly filter: string;
}

/** Which records a related list shows, as a condition on the entity it lists. */
export function relatedFilter(
  { relation, filter }: Pick<RelatedDocument, 'relation' | 'filter'>,
  model: ModelDocument,
  entity: EntityDocument,
  id: string,
): Relation | undefined {
  const [key = '', name = ''] = relation.split('.');
  const target = model.entities[key];
  const field = target?.fields[name];
  if (!target || !field) return undefined;
  const own = ownCondition(field, entity, id);
  return { target, field, filter: filter ? `(${own}) && (${filter})` : own };
}

function ownCondition({ name, type }: FieldDocument, entity: EntityDocument, id: string): string {
  if (type === 'anyReference')
    return `${name}.entity == ${quoted(entity.key)} && ${name}.id == ${quoted(id)}`;
  return type === 'references' ? `${quoted(id)} in ${name}` : `${name} == ${quoted(id)}`;
}
