import { parse } from 'csv-parse/sync';
import { Sessions } from '../../../platform/identity/sessions.ts';
import { Database } from '../../../platform/storage/connection/database.ts';
import type { Asking } from '../asking.ts';
import { MASK } from '../cells.ts';
import { ownFields, shapeOf, SHAPES } from '../world/shapes.ts';
import type { Row } from '../world/world.ts';
import type { Adapter } from './adapter.ts';
import { someEntity } from './reading.ts';

/** A file holds the rows that may be read and taken out, with masks for values. */
function exportFile(method: 'GET' | 'POST') {
  return (asking: Asking): Promise<void> => exported(asking, method);
}

async function exported(asking: Asking, method: 'GET' | 'POST'): Promise<void> {
  const { oracle, me } = asking;
  const { entity } = someEntity(asking);
  const { title } = shapeOf(entity);
  const fields = ownFields(shapeOf(entity)).filter(
    (name) => shapeOf(entity).fields[name]!.kind === 'text' && oracle.field(me, entity, name).best !== 'no',
  );
  const asked = { fields: ['id', ...fields].join() };
  const path = `/api/exports/${entity}`;
  const { status, body } = await (method === 'GET'
    ? asking.get<string>(path, asked)
    : asking.send<string>(method, path, asked));
  const allowed = oracle.allows(me, entity, 'export') && oracle.allows(me, entity, 'read');
  asking.expect(allowed ? 200 : 403, status, `status of ${title}`);
  if (status !== 200) return;
  const [, ...lines] = parse(body, { bom: true }) as string[][];
  const rows = oracle.visible(me, entity).filter((row) => oracle.may(me, row, 'export'));
  const expected = rows.map((row) => [row.id, ...fields.map((name) => exportedCell(asking, row, name))]);
  asking.expect(expected.toSorted(byFirst), lines.toSorted(byFirst), 'lines');
}

function exportedCell(
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

/** What the log holds is for who administers, and none of these people does. */
function forOthers(method: string, path: string, body?: unknown) {
  return async (asking: Asking): Promise<void> => {
    const { status } = await asking.send(method, path, body);
    asking.expect(403, status, 'status');
  };
}

/** Of oneself, what one may do with a record that one sees. */
async function explained(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  const question = { entity: row.entity, id: row.id, operation: 'update' };
  const { status, body } = await asking.get<{ allowed?: boolean }>('/api/explain', question);
  asking.expect(oracle.may(me, row, 'read'), status === 200, `status ${status}`);
  if (status === 200) asking.expect(oracle.may(me, row, 'update'), body.allowed, 'may update');
}

/** Nobody notified them of anything. */
async function notifications(asking: Asking): Promise<void> {
  const { status, body } = await asking.get<{ items?: unknown[] }>('/api/notifications');
  asking.expect([200, []], [status, body.items], 'notifications');
}

/** A file of some record; undefined where a restriction holds the record back from the administrator, too. */
async function someFile({ app, world, random }: Asking): Promise<{ row: Row; path: string } | undefined> {
  const row = random.pick(world.rows);
  const attached = `/api/files?entity=world:${row.entity}&id=${row.id}`;
  const { status, body } = await app.api<{ id: string }>('POST', attached, note(row.id));
  return status === 201 ? { row, path: `/api/files/${body.id}` } : undefined;
}

/** A file of a record is had by who may read the record … */
async function files(asking: Asking): Promise<void> {
  const file = await someFile(asking);
  if (!file) return;
  const { status } = await asking.get(file.path);
  asking.expect(asking.oracle.may(asking.me, file.row, 'read'), status === 200, `status ${status} of a file`);
}

/** … and taken away, and put back, by who may change it. */
function changedFile(change: 'remove' | 'restore') {
  return async (asking: Asking): Promise<void> => {
    const file = await someFile(asking);
    if (!file) return;
    const { row, path } = file;
    if (change === 'restore') await asking.app.api('DELETE', path);
    const { status } = await (change === 'remove'
      ? asking.send('DELETE', path)
      : asking.send('POST', `${path}/restore`));
    asking.expect(asking.oracle.may(asking.me, row, 'update'), status < 300, `${change}: ${status}`);
  };
}

async function upload(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  const { status } = await asking.send(
    'POST',
    `/api/files?entity=world:${row.entity}&id=${row.id}`,
    note(row.id),
  );
  const allowed = oracle.may(me, row, 'read') && oracle.may(me, row, 'update');
  asking.expect(allowed, status === 201, `status ${status} of a file for ${row.entity}`);
}

function note(id: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([`of ${id}`]), 'note.txt');
  return form;
}

/** Nobody takes back a delegation that is not his; whether there is one nobody is told. */
async function takeBack(asking: Asking): Promise<void> {
  const { world, random } = asking;
  const row = random.pick(world.rows);
  const { status } = await asking.send('POST', `/api/records/core:delegation/${row.id}/actions/takeBack`);
  asking.expect(true, status === 403 || status === 404, `status ${status}`);
}

/**
 * Whoever looks as a person gets that person's own answers. An administrator may look as everybody but those whom a
 * restriction excepts and not him: there it depends on what their roles say, word by word.
 */
async function viewAs(asking: Asking): Promise<void> {
  const { app, me, world, random } = asking;
  const admin = await adminSession(app);
  const asAdmin = (method: string, path: string, body?: unknown) =>
    app.api<unknown>(method, path, body, { as: admin });
  const started = await asAdmin('POST', '/api/auth/view-as', { user: me.id });
  const isExcepted = world.rules.restrictions.some(({ except }) =>
    me.roles.some((role) => except.includes(role)),
  );
  if (!isExcepted) asking.expect(200, started.status, 'may view');
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
  { channel: 'export', ask: exportFile('GET') },
  { channel: 'exportChosen', ask: exportFile('POST') },
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
  { channel: 'removeFile', ask: changedFile('remove') },
  { channel: 'restoreFile', ask: changedFile('restore') },
  { channel: 'upload', ask: upload },
  { channel: 'takeBack', ask: takeBack },
  { channel: 'explain', ask: explained },
  { channel: 'whatIf', ask: forOthers('POST', '/api/explain/what-if', { user: 'admin', roles: [] }) },
  { channel: 'log', ask: forOthers('GET', '/api/log') },
  { channel: 'exportLog', ask: forOthers('GET', '/api/log/export') },
  { channel: 'node', ask: forOthers('GET', '/api/metadata/entity/world:deal') },
  { channel: 'uses', ask: forOthers('GET', '/api/metadata/entity/world:deal/uses') },
];
