import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
} from '../../../model/model-document.ts';
import { pageOf } from '../page-parts.ts';

/** An entity whose records are about others: what happened with a record, told in its timeline. */
export interface ActivityRelation {
  readonly target: EntityDocument;
  /** The reference to the record it is about. */
  readonly field: FieldDocument;
  /** What it was (a visit, a call): the first option field. */
  readonly kind: FieldDocument | undefined;
  /** When it was or will be. */
  readonly when: FieldDocument | undefined;
  /** What came of it. */
  readonly note: FieldDocument | undefined;
}

/** The entities that may refer to records of this one among others, as far as the reader may see them. */
export function activityRelations(model: ModelDocument, entity: EntityDocument): readonly ActivityRelation[] {
  return Object.values(model.entities).flatMap((target) => {
    const fields = Object.values(target.fields).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const field = fields.find(
      ({ type, parameters }) => type === 'anyReference' && leadsTo(parameters, entity),
    );
    // What the system alone tells of a record is no activity.
    if (!field || field.readOnly || !target.allows.read) return [];
    const own = fields.filter(({ system }) => !system);
    return [
      {
        target,
        field,
        kind: own.find(({ type }) => type === 'select'),
        when: whenField(model, entity, target, field) ?? own.find(({ type }) => type === 'dateTime'),
        note: own.find(({ type }) => type === 'longText'),
      },
    ];
  });
}

function leadsTo(parameters: FieldDocument['parameters'], { key }: EntityDocument): boolean {
  return Object.hasOwn((parameters['to'] ?? {}) as object, key);
}

/** The time by which the page of the record sorts them. */
function whenField(
  model: ModelDocument,
  entity: EntityDocument,
  target: EntityDocument,
  field: FieldDocument,
): FieldDocument | undefined {
  const relation = `${target.key}.${field.name}`;
  const related = Object.values(pageOf(model, entity).related ?? {}).find((one) => one.relation === relation);
  const [first] = inOrder(related?.sort);
  const found = first && target.fields[first[1].path ?? first[0]];
  return found && (found.type === 'dateTime' || found.type === 'date') ? found : undefined;
}
