import type { EffectiveNode } from '../layers/merge.ts';
import { nodeId } from '../layers/node.ts';
import type { Entity, Model } from '../model.ts';
import { expressionUses } from './expression-uses.ts';
import { isWithin, optionPlace, placeOfField, relationOf, stepsOf, type Place } from './places.ts';
import { markedTexts, type Marked, type Over } from './schema-walk.ts';

/** A place in the metadata where something else is named. */
export interface Reference extends Place {
  readonly uses: Place;
  readonly by: 'name' | 'expression';
  /** `leaves`: the entry goes with what it names; `changeFirst`: it has to be changed before that can go. */
  readonly whenGone: 'leaves' | 'changeFirst';
  /** What is written there. */
  readonly text: string;
}

const known = new WeakMap<Model, readonly Reference[]>();

/** Every reference between nodes of the Model, as the schemas mark them, those inside expressions included. */
export function referencesOf(model: Model): readonly Reference[] {
  let references = known.get(model);
  if (!references) {
    references = [...model.nodes.values()].flatMap((node) => referencesIn(node, model));
    known.set(model, references);
  }
  return references;
}

/** Where a node, or what lies in it at the path, is used, outside of itself. */
export function usesOf(model: Model, place: Place): Reference[] {
  return referencesOf(model).filter(
    (reference) => isWithin(reference.uses, place) && !isWithin(reference, place),
  );
}

/** The references of one node; it may also be written like one, such as a view that a person saved. */
export function referencesIn(
  node: Pick<EffectiveNode, 'kind' | 'pack' | 'name' | 'properties'>,
  model: Model,
): Reference[] {
  const target = nodeId(node);
  return [...markedTexts(node.kind, node.properties)].flatMap((marked) => {
    const path = marked.path.join('.');
    const by = marked.names === 'expression' || marked.names === 'scope' ? 'expression' : 'name';
    const whenGone = marked.gone === undefined ? 'changeFirst' : 'leaves';
    return distinct(named(marked, node, model)).map((uses): Reference => {
      return { target, path, uses, by, whenGone, text: marked.text };
    });
  });
}

type NodeLike = Parameters<typeof referencesIn>[0];

function named({ names, text, path, over, gives }: Marked, node: NodeLike, model: Model): Place[] {
  const given = () => gives && entityOver(gives.over, node, model)?.fields.get(gives.field);
  const entity = () => entityOver(over, node, model);
  switch (names) {
    case 'expression':
    case 'scope': {
      const of = entity();
      return of ? expressionUses(text, of, model, names, given()) : [];
    }
    case 'value': {
      const field = given();
      return field ? optionPlace(field, text, model) : [];
    }
    case 'field': {
      const of = entity();
      return of && text !== '*' ? [placeOfField(of.key, text)] : [];
    }
    case 'path': {
      const of = entity();
      return of ? stepsOf(text.split('.'), of, model) : [];
    }
    case 'relation': {
      const [word, field] = relationOf(text) ?? [text, ''];
      const key = qualified(word, node.pack);
      return [{ target: `${key}.entity`, path: '' }, placeOfField(key, field)];
    }
    case 'option':
      return [{ target: nodeId(node), path: [...path.slice(0, -2), text].join('.') }];
    case 'stage':
      return [{ target: nodeId(node), path: `stages.${text}` }];
    case 'classificationNode':
      return [{ target: nodeId(node), path: `nodes.${text}` }];
    case 'classificationAttribute':
      return [{ target: nodeId(node), path: `attributes.${text}` }];
    case 'role':
      return [{ target: `${roleKey(text, model) ?? text}.role`, path: '' }];
    default:
      return text.endsWith('*') ? [] : [{ target: `${qualified(text, node.pack)}.${names}`, path: '' }];
  }
}

/** Users and rules name roles by their bare names. */
function roleKey(name: string, model: Model): string | undefined {
  return [...model.roles.values()].find((role) => role.name === name)?.key;
}

function entityOver(over: readonly Over[], { kind, pack, name, properties }: NodeLike, model: Model) {
  const own = kind === 'entity' ? `${pack}:${name}` : properties.entity;
  const start = typeof own === 'string' ? model.entities.get(qualified(own, pack)) : undefined;
  return over.reduce<Entity | undefined>((entity, { by, text }) => {
    const target = by === 'key' ? entity?.fields.get(text)?.target : undefined;
    const [word] = (by === 'word' ? relationOf(text) : undefined) ?? [text];
    return model.entities.get(target ?? qualified(word, pack));
  }, start);
}

function qualified(word: string, pack: string): string {
  return word.includes(':') ? word : `${pack}:${word}`;
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.target} ${place.path}`, place])).values()];
}
