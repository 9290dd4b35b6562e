import { Caller } from '../../../platform/kernel/caller.ts';
import { RecordActions } from '../../../platform/records/actions/record-actions.ts';
import { CsvImports } from '../../support/csv-imports.ts';
import type { Asking } from '../asking.ts';
import { WORDS } from '../world/generate-world.ts';
import { CODES, GRADES, MARKED, STAGES, ownFields, shapeOf, SHAPES } from '../world/shapes.ts';
import type { Row, Value } from '../world/world.ts';
import type { Adapter } from './adapter.ts';

interface Batch {
  readonly results?: readonly { readonly index: number; readonly status: number }[];
}

/** A field people may write that is no tree: the same value again changes nothing, but asks for the right. */
function someField(asking: Asking, entity: string): string {
  const { parent, fields } = shapeOf(entity);
  const names = ownFields(shapeOf(entity)).filter(
    (name) => name !== parent && !['treeParent', 'reference'].includes(fields[name]!.kind),
  );
  return asking.random.pick(names);
}

/** Another value of the field. */
function otherValue(asking: Asking, row: Row, field: string): Value {
  const { kind } = shapeOf(row.entity).fields[field]!;
  const { random } = asking;
  if (kind === 'select') return random.pick(GRADES);
  if (kind === 'stage') return random.pick(STAGES);
  if (kind === 'classification') return random.pick(CODES);
  if (kind === 'money') return random.pick(['100', '300', '700', '900']);
  if (kind === 'integer') return random.between(1, 9);
  if (kind === 'boolean') return random.chance(0.5);
  if (kind === 'date') return random.pick(['2026-02-10', '2026-03-11', '2026-06-30']);
  return `${random.pick(WORDS)} ${row.entity} ${random.between(100, 999)}`;
}

/**
 * Changed by nobody but who reads and changes the record and writes the field by one role. To send again what one
 * reads tells nothing and changes nothing: it may be taken or not (undefined).
 */
function taken({ oracle, me }: Asking, row: Row, field: string, value: Value): boolean | undefined {
  if (oracle.writable(me, row, field)) return true;
  const isSame = row.values[field] === value && oracle.cell(me, row, field) === 'yes';
  return isSame && oracle.may(me, row, 'update') ? undefined : false;
}

async function batch(asking: Asking): Promise<void> {
  const { world, random } = asking;
  const { name: entity } = random.pick(SHAPES);
  const field = someField(asking, entity);
  const rows = world.rows.filter((row) => row.entity === entity);
  const values = rows.map((row) =>
    random.chance(0.4) ? row.values[field]! : otherValue(asking, row, field),
  );
  const expected = rows.map((row, index) => taken(asking, row, field, values[index]!));
  const operations = rows.map(({ id }, index) => ({ op: 'update', id, data: { [field]: values[index] } }));
  const { status, body } = await asking.send<Batch>('POST', `/api/records/${entity}/batch`, {
    atomic: false,
    operations,
  });
  if (status === 403) return asking.expect(false, expected.includes(true), 'refused as a whole');
  const accepted = rows.map((_, index) => body.results?.find((one) => one.index === index)?.status === 200);
  const wanted = expected.map((one, index) => one ?? accepted[index]);
  asking.expect(wanted, accepted, `which updates of ${field} are taken`);
  accepted.forEach((isTaken, index) => isTaken && (rows[index]!.values[field] = values[index]!));
}

async function update(asking: Asking): Promise<void> {
  const { world, random } = asking;
  const row = random.pick(world.rows);
  const field = someField(asking, row.entity);
  const value = otherValue(asking, row, field);
  const expected = taken(asking, row, field, value);
  const { status, body } = await asking.send('PATCH', `/api/records/${row.entity}/${row.id}`, {
    [field]: value,
  });
  asking.expect(expected ?? status === 200, status === 200, `taken (${status})`);
  if (status === 200) row.values[field] = value;
  expectNoSecrets(asking, row, status === 200 ? '' : JSON.stringify(body), field);
}

/** An answer, refusals included, never holds what the person does not read; words common to rows do not count. */
function expectNoSecrets(asking: Asking, row: Row, answer: string, sent: string): void {
  const { oracle, me } = asking;
  const title = shapeOf(row.entity).title;
  if (oracle.cell(me, row, title) !== 'yes' && sent !== title)
    asking.expect(false, answer.includes(String(row.values[title])), 'the answer tells the title');
}

/** The answer to a change of an old version tells the stored values only as far as the person reads them. */
async function conflict(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const writable = world.rows.filter((row) =>
    ownFields(shapeOf(row.entity)).some((name) => oracle.writable(me, row, name)),
  );
  if (writable.length === 0) return;
  const row = random.pick(writable);
  const fields = ownFields(shapeOf(row.entity));
  const field = fields.find((name) => oracle.writable(me, row, name))!;
  const path = `/api/records/${row.entity}/${row.id}`;
  const { status, body } = await asking.send<Record<string, unknown>>(
    'PATCH',
    path,
    { [field]: row.values[field] },
    { 'if-match': '"0"' },
  );
  if (status !== 412) return;
  for (const part of ['current', 'original']) {
    const values = (body[part] ?? {}) as Record<string, unknown>;
    for (const name of fields) {
      const value = values[name] ?? null;
      if (oracle.cell(me, row, name) !== 'yes' && value !== '***')
        asking.expect(null, value, `${part}.${name}`);
    }
  }
}

/** Asked only where it has to be refused, so that the world stays as it is. */
async function refusedDelete(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const kept = world.rows.filter((row) => !oracle.may(me, row, 'delete'));
  if (kept.length === 0) return;
  const row = random.pick(kept);
  const { status } = await asking.send('DELETE', `/api/records/${row.entity}/${row.id}`);
  const refusals = oracle.may(me, row, 'read') ? [403] : [403, 404];
  asking.expect(true, refusals.includes(status), `refused (${status})`);
}

async function refusedRestore(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  if (oracle.may(me, row, 'delete')) return;
  const { status } = await asking.send('POST', `/api/records/${row.entity}/${row.id}/restore`);
  asking.expect(true, status === 403 || status === 404, `refused (${status})`);
}

async function refusedCreate(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  for (const { name, parent, title } of SHAPES) {
    if (parent !== undefined || oracle.allows(me, name, 'create')) continue;
    const { status } = await asking.send('POST', `/api/records/${name}`, { [title]: 'new' });
    asking.expect(403, status, 'refused');
  }
}

/** Named by its id, an upsert asks for the same rights as an update. */
async function upsert(asking: Asking): Promise<void> {
  const { world, random } = asking;
  const row = random.pick(world.rows.filter(({ entity }) => entity === 'partner'));
  const field = random.pick(['name', 'secret', 'grade']);
  const value = row.values[field]!;
  const mayCreate = asking.oracle.allows(asking.me, 'partner', 'create');
  const expected = mayCreate ? taken(asking, row, field, value) : false;
  const operations = [{ op: 'upsert', id: row.id, data: { [field]: value } }];
  const { status, body } = await asking.send<Batch>('POST', '/api/records/partner/batch', {
    atomic: false,
    operations,
  });
  const isTaken = status === 200 && body.results?.[0]?.status === 200;
  asking.expect(expected ?? isTaken, isTaken, 'taken');
}

/** An action is refused like the record it is about, and answers nothing but what reading the record would. */
async function act(asking: Asking): Promise<void> {
  await marked(asking);
  const { row, status, body } = await looking(asking, 'POST', 'look');
  const isSeen = asking.oracle.may(asking.me, row, 'read');
  if (!isSeen || status !== 200) return;
  const { $open: _, ...told } = body;
  const path = `/api/records/${row.entity}/${row.id}`;
  asking.expect((await asking.get<object>(path)).body, told, 'what it answers');
}

/** What a button writes asks for the right to change the record, not for that to write the field: metadata says the value. */
async function marked(asking: Asking): Promise<void> {
  const { world, random } = asking;
  const row = random.pick(world.rows.filter(({ entity }) => entity === 'deal'));
  const { status } = await asking.send('POST', `/api/records/deal/${row.id}/actions/mark`, {});
  asking.expect(asking.oracle.may(asking.me, row, 'update'), status === 200, `marked (${status})`);
  if (status === 200) row.values['grade'] = MARKED;
}

/** What a dialog begins with is for who sees the record. */
async function draft(asking: Asking): Promise<void> {
  await looking(asking, 'GET', 'look/draft');
}

async function looking(asking: Asking, method: string, end: string) {
  const { app, oracle, world, random, me } = asking;
  const row = random.pick(world.rows);
  const forget = app.node.app.get(RecordActions).register({
    name: 'look',
    label: { 'zh-CN': '查看', en: 'Look' },
    applies: () => true,
    refusal: () => Promise.resolve(undefined),
    run: () => Promise.resolve({ open: { entity: `world:${row.entity}`, id: row.id } }),
  });
  const path = `/api/records/${row.entity}/${row.id}/actions/${end}`;
  const { status, body } = await asking.send<Record<string, unknown>>(
    method,
    path,
    method === 'GET' ? undefined : {},
  );
  forget();
  const isSeen = oracle.may(me, row, 'read');
  asking.expect(isSeen ? 200 : oracle.allows(me, row.entity, 'read') ? 404 : 403, status, 'status');
  return { row, status, body };
}

/** Nobody here may share: his roles do not say so. */
async function share(asking: Asking): Promise<void> {
  const { world, random, me } = asking;
  const row = random.pick(world.rows);
  const path = `/api/records/${row.entity}/${row.id}/actions/share`;
  const { status } = await asking.send('POST', path, { user: me.id, gives: 'write' });
  asking.expect(true, status >= 400 && status < 500, `refused (${status})`);
}

/** Nor import: a file that names records finds out nothing. */
async function importFile(asking: Asking): Promise<void> {
  const { app, me, world, random } = asking;
  const row = random.pick(world.rows.filter(({ entity }) => entity === 'memo'));
  const caller = Caller.user({
    id: me.id,
    username: me.username,
    departmentId: me.department ?? undefined,
    roles: me.roles,
  });
  const map = {
    match: ['subject'],
    update: 'overwrite',
    fields: { subject: { column: 'subject' } },
  } as const;
  const outcome = await new CsvImports(app)
    .run('memo', map, `subject\n${String(row.values['subject'])}\n`, caller)
    .then(
      (counts) => JSON.stringify(counts),
      () => 'refused',
    );
  asking.expect('refused', outcome, 'an import');
}

export const WRITING: readonly Adapter[] = [
  { channel: 'batch', ask: batch },
  { channel: 'update', ask: update },
  { channel: 'conflict', ask: conflict },
  { channel: 'delete', ask: refusedDelete },
  { channel: 'restore', ask: refusedRestore },
  { channel: 'create', ask: refusedCreate },
  { channel: 'upsert', ask: upsert },
  { channel: 'act', ask: act },
  { channel: 'draft', ask: draft },
  { channel: 'share', ask: share },
  { channel: 'import', ask: importFile },
];
