import type { Asking } from '../asking.ts';
import { answeredCell, answeredItem, expectedCell, expectedItem, sortedById } from '../cells.ts';
import { shapeOf, SHAPES, VIEW_COLUMNS } from '../world/shapes.ts';
import { rowOf } from '../world/world.ts';
import { idsOf, PER_PAGE, type Adapter, type List } from './adapter.ts';

/** An entity for this question, with whether the person may read any of it. */
export function someEntity(asking: Asking): { entity: string; allowed: boolean } {
  const { name: entity } = asking.random.pick(SHAPES);
  return { entity, allowed: asking.oracle.allows(asking.me, entity, 'read') };
}

async function list(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  for (const { name } of SHAPES) {
    const { status, body } = await asking.get<List>(`/api/records/${name}`, { limit: PER_PAGE });
    const allowed = oracle.allows(me, name, 'read');
    asking.expect(allowed ? 200 : 403, status, 'status');
    if (status !== 200) continue;
    const rows = sortedById(oracle.visible(me, name));
    asking.expect(idsOf(rows), idsOf(body.items), 'which records');
    for (const item of sortedById(body.items ?? [])) {
      const row = rowOf(asking.world, item['id']);
      if (row && oracle.may(me, row, 'read'))
        asking.expect(expectedItem(oracle, me, row), answeredItem(name, item), `record ${row.id}`);
    }
  }
}

async function get(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  for (let i = 0; i < 4; i++) {
    const row = random.pick(world.rows);
    const { status, body } = await asking.get<Record<string, unknown>>(
      `/api/records/${row.entity}/${row.id}`,
    );
    const wanted = oracle.may(me, row, 'read') ? 200 : oracle.allows(me, row.entity, 'read') ? 404 : 403;
    asking.expect(wanted, status, 'status');
    if (status !== 200) continue;
    asking.expect(expectedItem(oracle, me, row), answeredItem(row.entity, body), 'cells');
    if (row.entity !== 'deal' || wanted !== 200) continue;
    const lines = oracle.visible(me, 'dealLine').filter(({ values }) => values['deal'] === row.id);
    const got = (body['lines'] ?? []) as { id: string }[];
    asking.expect(idsOf(lines), idsOf(got), 'which lines');
    for (const line of got) {
      const own = rowOf(world, line.id)!;
      asking.expect(expectedItem(oracle, me, own), answeredItem('dealLine', line), `line ${own.id}`);
    }
  }
}

async function count(asking: Asking): Promise<void> {
  const { entity, allowed } = someEntity(asking);
  if (!allowed) return;
  const { body } = await asking.get<List>(`/api/records/${entity}`, { limit: '1', count: 'exact' });
  asking.expect(asking.oracle.visible(asking.me, entity).length, body.count, 'count');
}

const PATHS: readonly (readonly [entity: string, hop: string, field: string])[] = [
  ['deal', 'partner', 'secret'],
  ['deal', 'partner', 'worth'],
  ['partner', 'area', 'budget'],
  ['memo', 'deal', 'amount'],
  ['memo', 'deal', 'note'],
];

/** A field behind a reference: refused where no role shows it, else only of records the person reads. */
async function fields(asking: Asking): Promise<void> {
  const { oracle, me, world } = asking;
  const [entity, hop, field] = asking.random.pick(PATHS);
  if (!oracle.allows(me, entity, 'read')) return;
  const { to } = shapeOf(entity).fields[hop]!;
  const { status, body } = await asking.get<List>(`/api/records/${entity}`, {
    limit: PER_PAGE,
    fields: `${hop}.${field}`,
  });
  const hidden = [oracle.field(me, entity, hop), oracle.field(me, to!, field)].some(
    ({ best }) => best === 'no',
  );
  asking.expect(hidden ? 400 : 200, status, 'status');
  if (status !== 200) return;
  for (const item of body.items ?? []) {
    const row = rowOf(world, item['id'])!;
    const target = rowOf(world, row.values[hop]);
    const seen = target && oracle.cell(me, row, hop) === 'yes' && oracle.may(me, target, 'read');
    const expected = seen ? expectedCell(oracle, me, target, field) : null;
    const reference = item[hop] as Record<string, unknown> | null;
    const got = answeredCell(shapeOf(to!).fields[field]!.kind, reference?.[field]);
    asking.expect(expected, got, `${row.id} ${hop}.${field}`);
  }
}

async function related(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const partner = random.pick(world.rows.filter(({ entity }) => entity === 'partner'));
  const path = `/api/records/partner/${partner.id}/related/deal.partner`;
  const { status, body } = await asking.get<List>(path, { limit: PER_PAGE });
  const { best } = oracle.field(me, 'deal', 'partner');
  if (!oracle.may(me, partner, 'read')) return asking.expect(true, status >= 400, 'refused');
  if (!oracle.allows(me, 'deal', 'read')) return asking.expect(403, status, 'status');
  if (best !== 'yes') return asking.expect(true, status >= 400, 'a hidden relation is refused');
  const rows = oracle
    .visible(me, 'deal')
    .filter((row) => row.values['partner'] === partner.id && oracle.cell(me, row, 'partner') === 'yes');
  asking.expect(idsOf(rows), idsOf(body.items), 'which records');
}

/** A view's columns are those the person may see. */
async function view(asking: Asking): Promise<void> {
  const { oracle, me, world } = asking;
  if (!oracle.allows(me, 'deal', 'read')) return;
  const { status, body } = await asking.get<List>('/api/records/deal', { view: 'deals', limit: PER_PAGE });
  asking.expect(200, status, 'status');
  asking.expect(idsOf(oracle.visible(me, 'deal')), idsOf(body.items), 'which records');
  for (const item of body.items ?? []) {
    const row = rowOf(world, item['id'])!;
    for (const name of VIEW_COLUMNS) {
      const got = answeredCell(shapeOf('deal').fields[name]!.kind, item[name]);
      asking.expect(expectedCell(oracle, me, row, name), got, `${row.id} ${name}`);
    }
  }
}

/** What lies in the recycle bin is seen by who saw it before. */
async function recycleBin(asking: Asking): Promise<void> {
  const { oracle, me, world } = asking;
  if (!oracle.allows(me, 'memo', 'read')) return;
  const { body } = await asking.get<List>('/api/records/memo', { deleted: '1', limit: PER_PAGE });
  const rows = world.deleted.filter((row) => oracle.may(me, row, 'read'));
  asking.expect(idsOf(rows), idsOf(body.items), 'which records');
  for (const item of body.items ?? []) {
    const row = world.deleted.find(({ id }) => id === item['id'])!;
    asking.expect(expectedItem(oracle, me, row), answeredItem('memo', item), `record ${row.id}`);
  }
}

export const READING: readonly Adapter[] = [
  { channel: 'list', ask: list },
  { channel: 'get', ask: get },
  { channel: 'count', ask: count },
  { channel: 'fields', ask: fields },
  { channel: 'related', ask: related },
  { channel: 'view', ask: view },
  { channel: 'recycleBin', ask: recycleBin },
];
