import { localize, LOCALES, type LocalText } from '../../kernel/text.ts';
import type { Model } from '../../model/model.ts';
import { placeLabel } from '../../model/references/place-label.ts';
import { isWithin, type Place } from '../../model/references/places.ts';
import { referencesIn, usesOf, type Reference } from '../../model/references/references.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { PropertyChange, ReferenceImpact, Use } from './change-plan.ts';

/** A list that a person keeps: written like a view, stored as a record. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly entity: string;
  readonly definition: JsonObject;
}

/** Where a node, or what lies in it, is used: by other metadata and by what people saved. */
function usesWithSaved(model: Model, place: Place, saved: readonly SavedView[]): Use[] {
  const inMetadata = usesOf(model, place).map((reference) => useOf(reference, model));
  return [...inMetadata, ...saved.flatMap((view) => savedUses(view, place, model))];
}

/** What goes, or turns into something else, with everything that uses it. Labels and help concern nobody else. */
export function referenceImpacts(
  changes: readonly PropertyChange[],
  from: Model,
  saved: readonly SavedView[],
): ReferenceImpact[] {
  return placeImpacts(changes.filter(concernsOthers).map(placeOf), from, saved);
}

/** Each of these places once, where something uses it. */
export function placeImpacts(
  places: readonly Place[],
  from: Model,
  saved: readonly SavedView[],
): ReferenceImpact[] {
  const distinct = new Map(places.map((place) => [`${place.target} ${place.path}`, place]));
  return [...distinct.values()].flatMap((place) => {
    const uses = usesWithSaved(from, place, saved);
    return uses.length === 0 ? [] : [{ ...place, label: placeLabel(from, place), uses }];
  });
}

const OF_THE_THING: ReadonlySet<string> = new Set([
  'type',
  'to',
  'of',
  'choices',
  'scheme',
  'result',
  'retired',
]);

function concernsOthers({ what, property }: PropertyChange): boolean {
  return what === 'retired' || what === 'removed' || OF_THE_THING.has(property);
}

/** The type of a field changes the field. */
function placeOf({ target, path, property }: PropertyChange): Place {
  return { target, path: OF_THE_THING.has(property) ? path.split('.').slice(0, -1).join('.') : path };
}

function useOf({ target, path, by, whenGone, text }: Reference, model: Model): Use {
  const kind = target.slice(target.lastIndexOf('.') + 1);
  return { target, path, label: placeLabel(model, { target, path }), kind, by, whenGone, text };
}

/** A list somebody saved never stops a change: what it no longer finds leaves it. */
function savedUses({ id, name, entity, definition }: SavedView, place: Place, model: Model): Use[] {
  const properties = { ...definition, name: 'saved', entity };
  const node = { kind: 'view' as const, pack: 'saved', name: 'saved', properties };
  const label = Object.fromEntries(LOCALES.map((locale) => [locale, `${localize(SAVED, locale)} ${name}`]));
  return referencesIn(node, model)
    .filter(({ uses }) => isWithin(uses, place))
    .map(({ path, by, text }) => {
      const use = { target: 'core:savedView.record', path, kind: 'savedView', by, text, record: id };
      return { ...use, label: label as LocalText, whenGone: 'leaves' as const };
    });
}

const SAVED: LocalText = { 'zh-CN': '保存的视图', en: 'Saved view' };
