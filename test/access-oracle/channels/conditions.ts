import type { Asking } from '../asking.ts';
import { expectedTitle } from '../cells.ts';
import { ownFields, shapeOf, SHAPES } from '../world/shapes.ts';
import { rowOf, type Row } from '../world/world.ts';
import { WORDS } from '../world/generate-world.ts';
import { idsOf, PER_PAGE, type Adapter, type List } from './adapter.ts';
import { someEntity } from './reading.ts';

interface Question {
  readonly entity: string;
  readonly field: string;
  readonly best: 'yes' | 'masked' | 'no';
  readonly allAgree: boolean;
}

/** A field of an entity the person may read some records of. */
function someField(asking: Asking): Question | undefined {
  const { entity, allowed } = someEntity(asking);
  if (!allowed) return undefined;
  const field = asking.random.pick(ownFields(shapeOf(entity)));
  return { entity, field, ...asking.oracle.field(asking.me, entity, field) };
}

/** True of no row in which the person does not read the field, whichever way the condition is turned. */
async function filter(asking: Asking): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const question = someField(asking);
    if (!question) continue;
    const { entity, field, best } = question;
    const value = asking.random.pick(asking.world.rows.filter((row) => row.entity === entity)).values[field];
    const isEqual = asking.random.chance(0.5);
    const text = `${field} ${isEqual ? '==' : '!='} ${literal(asking, entity, field, value)}`;
    const { status, body } = await asking.get<List>(`/api/records/${entity}`, {
      filter: text,
      limit: PER_PAGE,
      count: 'exact',
    });
    asking.expect(best === 'yes' ? 200 : 400, status, 'status');
    if (status !== 200 || best !== 'yes') continue;
    const rows = asking.oracle
      .visible(asking.me, entity)
      .filter((row) => asking.oracle.cell(asking.me, row, field) === 'yes')
      .filter((row) => (row.values[field] === value) === isEqual);
    asking.expect(idsOf(rows), idsOf(body.items), 'which records');
    asking.expect(rows.length, body.count, 'count');
  }
}

function literal(_asking: Asking, entity: string, field: string, value: unknown): string {
  const { kind } = shapeOf(entity).fields[field]!;
  const isPlain = value === null || kind === 'money' || kind === 'integer' || kind === 'boolean';
  return isPlain ? String(value) : `'${String(value)}'`;
}

/**
 * Ordering and grouping by what one reads in some records only tells of the others. So they are taken where the roles
 * agree, and nowhere but where each record he sees shows the field; where it takes thought (two roles may reach the
 * same records by different words) both are right.
 */
function expectPlain(asking: Asking, { entity, field, best, allAgree }: Question, status: number): void {
  if (status === 200)
    asking.expect(true, best === 'yes' && asking.oracle.readsEverywhere(asking.me, entity, field), 'taken');
  else asking.expect([400, false], [status, best === 'yes' && allAgree], 'refused');
}

/** Refused unless every role that reads records of the entity reads the field. */
async function sort(asking: Asking): Promise<void> {
  const question = someField(asking);
  if (!question || ['reference', 'treeParent'].includes(kindOf(question))) return;
  const { entity, field } = question;
  const { status, body } = await asking.get<List>(`/api/records/${entity}`, {
    sort: field,
    fields: 'id',
    limit: PER_PAGE,
  });
  expectPlain(asking, question, status);
  if (status !== 200) return;
  const values = new Map(asking.world.rows.map((row) => [row.id, comparable(question, row)]));
  const got = (body.items ?? []).map(({ id }) => values.get(String(id)));
  asking.expect(got.toSorted(byValue), got, 'order');
}

function kindOf({ entity, field }: Question): string {
  return shapeOf(entity).fields[field]!.kind;
}

function comparable(question: Question, row: Row): number | string | undefined {
  const value = row.values[question.field];
  if (value === null || value === undefined) return undefined;
  return TEXTS.includes(kindOf(question)) ? String(value) : Number(value);
}

const TEXTS: readonly string[] = ['text', 'date', 'select', 'stage', 'classification'];

/** `toSorted` puts undefined last by itself, as lists do with empty values. */
function byValue(a: number | string | undefined, b: number | string | undefined): number {
  if (typeof a === 'string') return collator.compare(a, String(b));
  return Number(a) - Number(b);
}

const collator = new Intl.Collator('zh-CN-u-co-pinyin');

/** The records with the word in a field: at least of those all roles read, at most of those he reads everywhere. */
function found(asking: Asking, entity: string, word: string): { least: Row[]; most: Row[] } {
  const { oracle, me } = asking;
  const { fields } = shapeOf(entity);
  const searchable = Object.keys(fields).filter((name) => fields[name]!.searchable);
  const rows = oracle.allows(me, entity, 'read') ? oracle.visible(me, entity) : [];
  const within = (names: readonly string[]) =>
    rows.filter((row) => names.some((name) => String(row.values[name] ?? '').includes(word)));
  const agreed = searchable.filter((name) => {
    const { best, allAgree } = oracle.field(me, entity, name);
    return best === 'yes' && allAgree;
  });
  const everywhere = searchable.filter((name) => oracle.readsEverywhere(me, entity, name));
  return { least: within(agreed), most: within(everywhere) };
}

function expectFound(
  asking: Asking,
  items: List['items'],
  { least, most }: { least: Row[]; most: Row[] },
): void {
  const got = idsOf(items);
  const [needed, allowed] = [idsOf(least), new Set(idsOf(most))];
  const strange = got.filter((id) => !allowed.has(id));
  asking.expect([], strange, 'found though hidden');
  if (most.length <= 8)
    asking.expect(
      [],
      needed.filter((id) => !got.includes(id)),
      'not found',
    );
}

async function q(asking: Asking): Promise<void> {
  const { entity, allowed } = someEntity(asking);
  if (!allowed) return;
  const word = asking.random.pick(WORDS);
  const { status, body } = await asking.get<List>(`/api/records/${entity}`, { q: word, limit: PER_PAGE });
  asking.expect(200, status, 'status');
  expectFound(asking, body.items, found(asking, entity, word));
}

/** The search over everything gives a few of each entity, none of them out of reach. */
async function search(asking: Asking): Promise<void> {
  const word = asking.random.pick(WORDS);
  const { body } = await asking.get<List>('/api/search', { q: word });
  const { oracle, me, world } = asking;
  for (const { name: entity } of SHAPES) {
    const hits = (body.items ?? []).filter((hit) => hit['entity'] === `world:${entity}`);
    expectFound(asking, hits, found(asking, entity, word));
    for (const hit of hits)
      asking.expect(expectedTitle(oracle, me, rowOf(world, hit['id'])!), hit['title'] ?? null, 'title');
  }
}

const GROUPED: readonly string[] = ['select', 'integer', 'boolean', 'stage', 'classification'];

async function group(asking: Asking): Promise<void> {
  const question = someField(asking);
  if (!question || !GROUPED.includes(kindOf(question))) return;
  const { entity, field } = question;
  const { status, body } = await asking.send<List>('POST', '/api/query', {
    entity,
    groupBy: [field],
    measures: [{ fn: 'count', as: 'n' }],
  });
  expectPlain(asking, question, status);
  if (status !== 200) return;
  const groups = new Map<unknown, number>();
  for (const { values } of asking.oracle.visible(asking.me, entity))
    groups.set(values[field], (groups.get(values[field]) ?? 0) + 1);
  asking.expect(
    asText([...groups]),
    asText((body.items ?? []).map((item) => [item[field] ?? null, item['n']] as const)),
    'groups',
  );
}

function asText(groups: readonly (readonly [value: unknown, count: unknown])[]): string[] {
  return groups.map(([value, count]) => `${String(value)}: ${String(count)}`).toSorted();
}

/** A sum is of what the person reads, and of nothing where he reads none. */
async function measure(asking: Asking): Promise<void> {
  const question = someField(asking);
  if (!question || !['money', 'integer'].includes(kindOf(question))) return;
  const { entity, field, best } = question;
  const { oracle, me } = asking;
  const { status, body } = await asking.send<List>('POST', '/api/query', {
    entity,
    measures: [{ fn: 'sum', field, as: 'total' }],
  });
  asking.expect(best === 'yes' ? 200 : 400, status, 'status');
  if (status !== 200) return;
  const readable = oracle.visible(me, entity).filter((row) => oracle.cell(me, row, field) === 'yes');
  const total = readable.reduce((sum, row) => sum + Number(row.values[field] ?? 0), 0);
  asking.expect(total.toFixed(2), Number(body.items?.[0]?.['total'] ?? 0).toFixed(2), 'sum');
}

export const CONDITIONS: readonly Adapter[] = [
  { channel: 'filter', ask: filter },
  { channel: 'sort', ask: sort },
  { channel: 'q', ask: q },
  { channel: 'search', ask: search },
  { channel: 'group', ask: group },
  { channel: 'measure', ask: measure },
];
