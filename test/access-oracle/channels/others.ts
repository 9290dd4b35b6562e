import { parse } from 'csv-parse/sync';
import { Sessions } from '../../../platform/identity/sessions.ts';
import { Database } from '../../../platform/storage/connection/database.ts';
import type { Asking } from '../asking.ts';
import { MASK } from '../cells.ts';
import { ownFields, shapeOf, SHAPES } from '../world/shapes.ts';
import type { Adapter } from './adapter.ts';
import { someEntity } from './reading.ts';

/** A file holds the rows that may be read and taken out, with masks for values. */
async function exportFile(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  const { entity } = someEntity(asking);
  const { title } = shapeOf(entity);
  const fields = ownFields(shapeOf(entity)).filter(
    (name) => shapeOf(entity).fields[name]!.kind === 'text' && oracle.field(me, entity, name).best !== 'no',
  );
  const { status, body } = await asking.get<string>(`/api/exports/${entity}`, {
    fields: ['id', ...fields].join(),
  });
  const allowed = oracle.allows(me, entity, 'export') && oracle.allows(me, entity, 'read');
  asking.expect(allowed ? 200 : 403, status, `status of ${title}`);
  if (status !== 200) return;
  const [, ...lines] = parse(body, { bom: true }) as string[][];
  const rows = oracle.visible(me, entity).filter((row) => oracle.may(me, row, 'export'));
  const expected = rows.map((row) => [row.id, ...fields.map((name) => exported(asking, row, name))]);
  asking.expect(expected.toSorted(byFirst), lines.toSorted(byFirst), 'lines');
}

function exported(
  { oracle, me }: Asking,
  row: Parameters<Asking['oracle']['cell']>[1],
  field: string,
): string {
  const right = oracle.cell(me, row, field);
  const value = row.values[field] ?? null;
  if (right === 'no' || value === null) return '';
  return right === 'masked' ? MASK : String(value);
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return a[0]! < b[0]! ? -1 : 1;
}

interface Page {
  readonly items?: readonly { readonly changes?: Readonly<Record<string, unknown>> }[];
}

/** What happened to a field is told to who reads it, on a record he reads. */
function changesOf(part: 'history' | 'timeline') {
  return async (asking: Asking): Promise<void> => {
    const { oracle, me, world, random } = asking;
    const row = random.pick(world.rows);
    const { status, body } = await asking.get<Page>(`/api/records/${row.entity}/${row.id}/${part}`);
    const wanted = oracle.may(me, row, 'read') ? 200 : oracle.allows(me, row.entity, 'read') ? 404 : 403;
    asking.expect(wanted, status, 'status');
    if (status !== 200) return;
    const told = new Set((body.items ?? []).flatMap(({ changes }) => Object.keys(changes ?? {})));
    for (const name of ownFields(shapeOf(row.entity)))
      if (oracle.cell(me, row, name) !== 'yes') asking.expect(false, told.has(name), `${part} of ${name}`);
  };
}

interface Actions {
  readonly items?: readonly { readonly name: string; readonly allowed: boolean }[];
}

async function actions(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  const { status, body } = await asking.get<Actions>(`/api/records/${row.entity}/${row.id}/actions`);
  asking.expect(oracle.may(me, row, 'read'), status === 200, `status ${status}`);
  if (status !== 200) return;
  const allowed = (name: string) => body.items?.find((item) => item.name === name)?.allowed;
  asking.expect(oracle.may(me, row, 'update'), allowed('update'), 'update');
  if (!oracle.may(me, row, 'delete')) asking.expect(false, allowed('delete'), 'delete');
}

interface ModelDocument {
  readonly entities: Readonly<Record<string, { readonly fields: Readonly<Record<string, unknown>> }>>;
}

/** The Model holds the entities a person reads some of, and of their fields those some role shows. */
async function model(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  const { body } = await asking.get<ModelDocument>('/api/model');
  for (const shape of SHAPES) {
    const known = body.entities[`world:${shape.name}`];
    asking.expect(oracle.allows(me, shape.name, 'read'), known !== undefined, shape.name);
    if (!known) continue;
    const fields = ownFields(shape);
    const visible = fields.filter((name) => oracle.field(me, shape.name, name).best !== 'no');
    asking.expect(
      visible,
      fields.filter((name) => name in known.fields),
      `fields of ${shape.name}`,
    );
  }
}

/** Nothing but the model's own document tells of fields a person does not read. */
async function validators(asking: Asking): Promise<void> {
  const { entity, allowed } = someEntity(asking);
  const { status } = await asking.get<string>(`/api/model/validators/world:${entity}.js`);
  asking.expect(allowed, status === 200, `status ${status}`);
}

async function openapi(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  const { body } = await asking.get<{ components: { schemas: Record<string, { properties?: object }> } }>(
    '/api/openapi.json',
  );
  for (const shape of SHAPES) {
    const schema = body.components.schemas[`world.${shape.name}`];
    asking.expect(oracle.allows(me, shape.name, 'read'), schema !== undefined, shape.name);
    const told = ownFields(shape).filter((name) => name in (schema?.properties ?? {}));
    const visible = ownFields(shape).filter((name) => oracle.field(me, shape.name, name).best !== 'no');
    if (schema) asking.expect(visible, told, `fields of ${shape.name}`);
  }
}

/** The metadata is for who may read it by right; none of these people has that right. */
async function metadata(asking: Asking): Promise<void> {
  const { status } = await asking.get('/api/metadata/entity');
  asking.expect(403, status, 'status');
}

/** Nobody notified them of anything. */
async function notifications(asking: Asking): Promise<void> {
  const { status, body } = await asking.get<{ items?: unknown[] }>('/api/notifications');
  asking.expect([200, []], [status, body.items], 'notifications');
}

/** A file of a record is had by who may read the record. */
async function files(asking: Asking): Promise<void> {
  const { app, oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  const form = new FormData();
  form.append('file', new Blob([`of ${row.id}`]), 'note.txt');
  const path = `/api/files?entity=world:${row.entity}&id=${row.id}`;
  const made = await app.api<{ id: string }>('POST', path, form);
  // A restriction may hold the record back from the administrator, too.
  if (made.status !== 201) return;
  const { status } = await asking.get(`/api/files/${made.body.id}`);
  asking.expect(oracle.may(me, row, 'read'), status === 200, `status ${status} of a file of ${row.entity}`);
}

/** Whoever looks as a person gets that person's own answers; nobody does who may see less. */
async function viewAs(asking: Asking): Promise<void> {
  const { app, me, world, random } = asking;
  const admin = await adminSession(app);
  const asAdmin = (method: string, path: string, body?: unknown) =>
    app.api<unknown>(method, path, body, { as: admin });
  const started = await asAdmin('POST', '/api/auth/view-as', { user: me.id });
  const isHeldBack = world.rules.restrictions.some(({ entity, except }) =>
    me.roles.some((role) => except.includes(role) && asking.oracle.allows(me, entity, 'read')),
  );
  if (!isHeldBack) asking.expect(200, started.status, 'may view');
  if (started.status !== 200) return asking.expect(403, started.status, 'may not view');
  const row = random.pick(world.rows);
  for (const path of [`/api/records/${row.entity}?limit=100`, `/api/records/${row.entity}/${row.id}`]) {
    const [own, seen] = [await asking.get<object>(path), await asAdmin('GET', path)];
    asking.expect([own.status, withoutRequest(own.body)], [seen.status, withoutRequest(seen.body)], path);
  }
}

async function adminSession({ node: { app } }: Asking['app']): Promise<string> {
  const { session } = app.get(Database);
  const [admin] = await session.rows<{ id: string }>(`select id from core."user" where username = 'admin'`);
  const client = { address: '127.0.0.1', userAgent: undefined };
  return app
    .get(Database)
    .transaction(async (tx) => (await app.get(Sessions).open(tx, admin!.id, client)).token);
}

function withoutRequest(body: unknown): unknown {
  return { ...(body as object), requestId: undefined };
}

export const OTHERS: readonly Adapter[] = [
  { channel: 'export', ask: exportFile },
  { channel: 'history', ask: changesOf('history') },
  { channel: 'timeline', ask: changesOf('timeline') },
  { channel: 'actions', ask: actions },
  { channel: 'model', ask: model },
  { channel: 'validators', ask: validators },
  { channel: 'openapi', ask: openapi },
  { channel: 'metadata', ask: metadata },
  { channel: 'viewAs', ask: viewAs },
  { channel: 'notifications', ask: notifications },
  { channel: 'files', ask: files },
];
