import type { ScenarioStep } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import type { MetadataStepKind, StepKind } from '../step-kinds.ts';
import { address, type Call } from './call.ts';
import type { Memory } from './memory.ts';
import type { RequestValues } from './request-values.ts';

/** What a step needs to become a request. */
export interface CallContext {
  readonly step: ScenarioStep;
  readonly memory: Memory;
  readonly values: RequestValues;
  /** The entity the step is on; undefined where it is on none. */
  readonly entity: Entity | undefined;
  /** Moves the names of users to their ids; the administrator included. */
  readonly userId: (name: string) => string;
}

/** The request of each kind of step, as design of the HTTP API says. */
export const CALLS: Readonly<Record<Exclude<StepKind, MetadataStepKind>, (context: CallContext) => Call>> = {
  create: ({ step, entity, values }) => ({
    method: 'POST',
    path: records(entity!),
    body: values.of(entity!, step.data ?? {}),
  }),
  update: (context) => ({
    method: 'PATCH',
    path: record(context, context.step.update!),
    body: context.values.of(context.entity!, context.step.data ?? {}, context.step.update),
  }),
  delete: (context) => ({ method: 'DELETE', path: record(context, context.step.delete!) }),
  restore: (context) => ({ method: 'POST', path: `${record(context, context.step.restore!)}/restore` }),
  read: (context) => ({
    method: 'GET',
    path: address(record(context, context.step.read!), { fields: context.step.fields?.join(',') }),
  }),
  list: (context) => ({ method: 'GET', path: address(records(context.entity!), list(context)) }),
  count: (context) => ({
    method: 'GET',
    path: address(records(context.entity!), { ...list(context), limit: 1 }),
  }),
  search: ({ step }) => ({ method: 'GET', path: address('/api/search', { q: step.search }) }),
  query: (context) => ({ method: 'POST', path: '/api/query', body: query(context) }),
  export: (context) => {
    const { limit: _, count: __, ...wanted } = list(context);
    return { method: 'GET', path: address(`/api/exports/${context.entity!.key}`, wanted) };
  },
  import: (context) => ({ method: 'POST', path: '/api/imports', body: importForm(context) }),
  batch: (context) => ({ method: 'POST', path: `${records(context.entity!)}/batch`, body: batch(context) }),
  action: (context) => ({
    method: 'POST',
    path: `${record(context, context.step.record!)}/actions/${context.step.action}`,
    body: context.values.forAction(context.entity!, context.step.action!, context.step.data ?? {}),
  }),
  merge: (context) => ({ method: 'POST', path: `${records(context.entity!)}/merge`, body: merge(context) }),
  history: (context) => ({
    method: 'GET',
    path: `${record(context, context.step.history!)}/history?limit=500`,
  }),
  explain: ({ step, memory, entity, userId }) => ({
    method: 'GET',
    path: address('/api/explain', {
      user: step.user && userId(step.user),
      entity: entity!.key,
      id: memory.idOf(step.explain!),
      operation: step.operation ?? 'read',
      field: step.field,
    }),
  }),
  notifications: () => ({ method: 'GET', path: '/api/notifications' }),
  request: ({ step, memory }) => {
    const [method, path] = step.request!.split(/ (.*)/s) as [string, string];
    const filled = memory.fill(path);
    return { method, path: filled, ...(step.data ? { body: memory.fill(step.data) } : {}) };
  },
  clock: ({ step }) => ({ method: 'PUT', path: '/api/test/clock', body: { now: step.clock } }),
};

function records(entity: Entity): string {
  return `/api/records/${entity.key}`;
}

function record({ entity, memory }: CallContext, name: string): string {
  return `${records(entity!)}/${memory.idOf(name)}`;
}

function list({ step, memory }: CallContext): Record<string, unknown> {
  const { filter, words, view, sort, fields, limit = 500, deleted } = step;
  return {
    filter: filter && memory.fill(filter),
    q: words,
    view,
    sort: sort?.join(','),
    fields: fields?.join(','),
    limit,
    deleted,
    count: 'exact',
  };
}

function query({ step, memory, entity }: CallContext) {
  const { groups = {}, measures = {}, filter, words, sort, limit } = step;
  return {
    entity: entity!.key,
    filter: filter && memory.fill(filter),
    q: words,
    groupBy: Object.entries(groups).map(([as, { field = as, by }]) => ({ field, by, as })),
    measures: Object.entries(measures).map(([as, measure]) => ({ ...measure, as })),
    sort,
    limit,
  };
}

function batch({ step, entity, memory, values }: CallContext) {
  const operations = Object.values(step.operations ?? {}).map((one) => {
    if (one.create) return { op: 'create', data: values.of(entity!, one.create) };
    if (one.update === undefined) return { op: 'delete', id: memory.idOf(one.delete!) };
    return {
      op: 'update',
      id: memory.idOf(one.update),
      data: values.of(entity!, one.data ?? {}, one.update),
    };
  });
  return { atomic: step.atomic ?? false, operations };
}

function merge({ step, memory }: CallContext) {
  const { survivor, others = [], choose = {} } = step;
  return {
    survivor: memory.idOf(survivor!),
    others: others.map((name) => memory.idOf(name)),
    choose: Object.fromEntries(Object.entries(choose).map(([field, name]) => [field, memory.idOf(name)])),
  };
}

function importForm({ step, entity, memory }: CallContext): FormData {
  const form = new FormData();
  const { creates = true, updates = 'none', match = [] } = step;
  form.set(
    'file',
    new Blob([String(memory.find(step.file!)?.body)], { type: 'text/csv' }),
    `${step.file}.csv`,
  );
  form.set('entity', entity!.key);
  form.set('create', creates ? 'yes' : 'no');
  form.set('update', updates);
  form.set('match', match.join(','));
  return form;
}
