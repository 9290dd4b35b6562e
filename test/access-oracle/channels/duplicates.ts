import type { Asking } from '../asking.ts';
import { MASK } from '../cells.ts';
import type { Row } from '../world/world.ts';
import type { Adapter } from './adapter.ts';

interface Found {
  readonly items?: readonly { readonly id?: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** What one may not write is not compared. Of a record like a draft, the rule reveals the grade to whoever may enter records; the rest is for who reads it. */
async function duplicates(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows.filter(({ entity }) => entity === 'partner'));
  const draft = { name: row.values['name'] };
  const { status, body } = await asking.send<Found>('POST', '/api/records/partner/duplicates', draft);
  asking.expect(oracle.allows(me, 'partner', 'create') ? 200 : 403, status, 'status');
  if (status !== 200) return;
  const isHis = oracle.enters(me, 'partner', 'name');
  const twins = world.rows.filter(
    ({ entity, values }) => isHis && entity === 'partner' && values['name'] === row.values['name'],
  );
  const expected = twins.map((twin) => JSON.stringify(expectedOf(asking, twin)));
  const got = (body.items ?? []).map(({ id, values }) =>
    JSON.stringify([id ?? null, values['name'] ?? null, values['grade'] ?? null]),
  );
  asking.expect(expected.toSorted(), got.toSorted(), 'what is shown');
}

function expectedOf(asking: Asking, twin: Row): unknown[] {
  const isSeen = asking.oracle.may(asking.me, twin, 'read');
  const grade = isHeldBack(asking, twin) ? shown(asking, twin, 'grade') : twin.values['grade'];
  return [isSeen ? twin.id : null, shown(asking, twin, 'name'), grade ?? null];
}

function shown({ oracle, me }: Asking, twin: Row, field: string): unknown {
  const right = oracle.cell(me, twin, field);
  const value = twin.values[field] ?? null;
  return right === 'yes' || value === null ? value : right === 'masked' ? MASK : null;
}

/** By a restriction, for one of the roles by which the person reads such records; without any, if there is one. */
function isHeldBack({ oracle, me, world }: Asking, twin: Row): boolean {
  const restrictions = world.rules.restrictions.filter(({ entity }) => entity === 'partner');
  if (!oracle.allows(me, 'partner', 'read')) return restrictions.length > 0;
  const roles = oracle
    .rolesOf(me)
    .filter((role) => (role.entities['partner']?.scopes.read.text ?? 'none') !== 'none');
  return roles.some(({ name }) =>
    restrictions.some(({ when, except }) => !except.includes(name) && when.holds(twin, me, world, 'read')),
  );
}

export const DUPLICATES: readonly Adapter[] = [{ channel: 'duplicates', ask: duplicates }];
