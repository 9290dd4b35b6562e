import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { holds } from '../../../platform/expression/evaluate/evaluate.ts';
import type { RecordData } from '../../api/records.ts';
import { modelScope } from '../../forms/rules/model-scope.ts';
import { environment, type RuleWorld } from '../../forms/rules/rule-world.ts';
import type { LabelText } from '../../language/label-text.ts';
import {
  inOrder,
  type EntityDocument,
  type FieldDocument,
  type ModelDocument,
  type PageDocument,
} from '../../model/model-document.ts';
import { TAGGED } from '../../values/tagged-types.ts';
import { closedStages, type ClosedStages } from '../list/closed-stages.ts';
import { fieldAt } from '../list/list-columns.ts';

export interface Fact {
  readonly key: string;
  readonly path: string;
  readonly field: FieldDocument;
  readonly label: LabelText;
  readonly due: boolean;
  readonly over: ClosedStages | undefined;
}

/** The values at the head of a page, and those among them that are tags beside the title: coloured options. */
export function factsOf(
  page: PageDocument,
  model: ModelDocument,
  entity: EntityDocument,
): { readonly tags: readonly Fact[]; readonly facts: readonly Fact[] } {
  const all = inOrder(page.facts).flatMap(([key, fact]): Fact[] => {
    const path = fact.path ?? key;
    const field = fieldAt(model, entity, path);
    const due = fact.due === true;
    const over = due && !path.includes('.') ? closedStages(entity) : undefined;
    return field ? [{ key, path, field, label: fact.label ?? field.label, due, over }] : [];
  });
  return { tags: all.filter(isTag), facts: all.filter((fact) => !isTag(fact)) };
}

function isTag({ field }: Fact): boolean {
  return TAGGED.has(field.type) && Object.values(field.options ?? {}).some(({ colour }) => colour);
}

/** The number that names a record beside its title, where the entity has one. */
export function numberField(entity: EntityDocument): FieldDocument | undefined {
  return Object.values(entity.fields).find(
    ({ type, name }) => type === 'autoNumber' && name !== entity.title,
  );
}

export interface PageButton {
  readonly key: string;
  readonly does: string;
  readonly label: LabelText | undefined;
  readonly icon: string | undefined;
  /** For createRelated: the entity that is made and its reference that leads here. */
  readonly target: EntityDocument | undefined;
  readonly field: FieldDocument | undefined;
}

/** The buttons of a page that the reader may use on this record. */
export function buttonsOf(
  page: PageDocument,
  model: ModelDocument,
  entity: EntityDocument,
  record: RecordData,
  world: RuleWorld,
): readonly PageButton[] {
  const scope = modelScope(model, entity);
  return inOrder(page.buttons).flatMap(([key, button]) => {
    if (button.visibleWhen) {
      const shown = checkExpression(button.visibleWhen, scope, { expect: 'bool' });
      if (!holds(shown, environment(record, world))) return [];
    }
    const [targetKey = '', name = ''] = (button.relation ?? '').split('.');
    const target = model.entities[targetKey];
    const field = target?.fields[name];
    if (button.does === 'createRelated' && !(target?.allows.create && field)) return [];
    return [{ key, does: button.does, label: button.label, icon: button.icon, target, field }];
  });
}

/** The values by which a new record belongs to this one. */
export function belongingTo(
  field: FieldDocument,
  entity: EntityDocument,
  record: RecordData,
): Readonly<Record<string, unknown>> {
  const title = record[entity.title];
  const reference = { id: record.id, title: typeof title === 'string' ? title : null };
  if (field.type === 'anyReference') return { [field.name]: { ...reference, entity: entity.key } };
  return { [field.name]: field.type === 'references' ? [reference] : reference };
}

/** The page of an entity, or a plain one where the pack has none. */
export function pageOf(model: ModelDocument, entity: EntityDocument): PageDocument {
  return Object.values(model.pages).find((page) => page.entity === entity.key) ?? { entity: entity.key };
}
