import type { Entity, Field, Model } from '../model.ts';
import { processesOf } from '../processes.ts';

/** A node, or a part of it: `library:book.entity` and `fields.title`; the path of the node itself is ''. */
export interface Place {
  readonly target: string;
  readonly path: string;
}

export function placeOfField(entity: string, field: string): Place {
  return { target: `${entity}.entity`, path: `fields.${field}` };
}

/** The field a place is; undefined where it is none. */
export function fieldPlace({ target, path }: Place, model: Model): Field | undefined {
  const [map, name, ...rest] = path.split('.');
  if (map !== 'fields' || name === undefined || rest.length > 0) return undefined;
  return model.entities.get(target.replace(/\.entity$/, ''))?.fields.get(name);
}

/** Each field that a path over references passes, the last included; what no longer leads on ends it. */
export function stepsOf(path: readonly string[], from: Entity, model: Model): Place[] {
  const places: Place[] = [];
  let at: Entity | undefined = from;
  for (const name of path) {
    if (!at) break;
    const relation: [string, string] | undefined = at.fields.has(name) ? undefined : relationOf(name);
    const [entity, field]: [string, string] = relation ?? [at.key, name];
    places.push(placeOfField(entity, field));
    const target: string | undefined = relation ? entity : at.fields.get(name)?.target;
    at = target === undefined ? undefined : model.entities.get(target);
  }
  return places;
}

/** `library:loan.book`: the loans that refer here. */
export function relationOf(word: string): [entity: string, field: string] | undefined {
  const dot = word.lastIndexOf('.');
  return dot < 0 ? undefined : [word.slice(0, dot), word.slice(dot + 1)];
}

/** The option of a field, in the field itself, in the set it takes, or in the processes that offer it. */
export function optionPlace(field: Field, option: string, model: Model): Place[] {
  const { choices, options, scheme, stagesOf } = field.spec;
  if (field.type.name === 'process') return processPlaces(model, field.entity, option);
  if (field.type.name === 'stage') return stagePlaces(model, field.entity, option);
  if (typeof stagesOf === 'string') return stagePlaces(model, stagesOf, option);
  if (typeof scheme === 'string') return [{ target: `${scheme}.classification`, path: `nodes.${option}` }];
  if (typeof choices === 'string' && model.choices.has(choices))
    return [{ target: `${choices}.choices`, path: `options.${option}` }];
  return options === undefined
    ? []
    : [{ target: `${field.entity}.entity`, path: `fields.${field.name}.options.${option}` }];
}

function processPlaces(model: Model, entity: string, name: string): Place[] {
  const named = processesOf(model, entity).filter((process) => process.name === name);
  return named.map(({ key }) => ({ target: `${key}.process`, path: '' }));
}

/** A stage in every process of the entity that has it. */
function stagePlaces(model: Model, entity: string, stage: string): Place[] {
  const having = processesOf(model, entity).filter(({ spec }) => Object.hasOwn(spec.stages, stage));
  return having.map(({ key }) => ({ target: `${key}.process`, path: `stages.${stage}` }));
}

/** Whether one place is the other or lies in it. */
export function isWithin(place: Place, outer: Place): boolean {
  if (place.target !== outer.target) return false;
  return outer.path === '' || place.path === outer.path || place.path.startsWith(`${outer.path}.`);
}
