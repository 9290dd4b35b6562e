import type { ExpressionEnvironment } from '../../../platform/expression/environment.ts';
import type { UnseenState } from '../../api/records.ts';
import type { ModelDocument } from '../../model/model-document.ts';
import type { FormValues } from '../form-store.ts';
import { isStruck, type Row } from '../lines/line-rows.ts';

/** Everything a rule may look at beside the values of its own form. */
export interface RuleWorld {
  readonly model: ModelDocument;
  /** The person signed in, as expressions see him. */
  readonly me: Readonly<Record<string, unknown>>;
  /** One moment for the whole life of a form, so that a default of now() does not run on. */
  readonly now: Date;
  /** The record as it was loaded; null for a new one. */
  readonly old?: () => FormValues | null;
  readonly records?: RecordsBehind | undefined;
  /** What the server says of fields whose conditions look at what the reader may not see. */
  readonly unseen?: ((field: string) => UnseenState) | undefined;
}

/** Records behind references, as far as they have arrived; asking for one that has not starts reading it. */
export interface RecordsBehind {
  get(entity: string, id: string): FormValues | undefined;
  /** Calls back whenever a record has arrived. */
  subscribe(listener: () => void): () => void;
}

/** Values as expressions see them at this moment; references, which forms keep as `{id, title}`, by their id. */
export function environment(values: FormValues, world: RuleWorld): ExpressionEnvironment {
  const { model, me, now, old, records } = world;
  const follow = (entity: string, id: string) => {
    const found = records?.get(entity, id);
    return found && canonicalRecord(found);
  };
  return {
    now,
    timeZone: model.timeZone,
    language: String(me['language'] ?? 'zh-CN'),
    variable: (name) => {
      if (name === 'me') return me;
      if (name === 'old') return canonicalOrNull(old?.() ?? null);
      return canonical(values[name]);
    },
    follow,
    isWithin: (entity, id, node) => isWithin(model, follow, entity, id, node),
  };
}

function isWithin(
  model: ModelDocument,
  follow: (entity: string, id: string) => FormValues | undefined,
  entity: string,
  id: string,
  node: string,
): boolean {
  const parent = model.entities[entity]?.tree ?? '';
  const seen = new Set<unknown>();
  for (let at: unknown = id; typeof at === 'string' && !seen.has(at);) {
    if (at === node) return true;
    seen.add(at);
    at = follow(entity, at)?.[parent];
  }
  return false;
}

/** A form value in the form that the server keeps. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isStruck(one)).map(canonicalItem);
  return canonicalItem(value);
}

function canonicalItem(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if ('entity' in value && 'id' in value) return { entity: value.entity, id: value.id };
  if ('$key' in value) return canonicalRecord(value as Row);
  return 'id' in value && 'title' in value ? value.id : value;
}

function canonicalOrNull(record: FormValues | null): FormValues | null {
  return record && canonicalRecord(record);
}

function canonicalRecord(record: FormValues): FormValues {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, canonical(value)]));
}
