import { Caller } from '../../platform/kernel/caller.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { Sessions } from '../../platform/identity/sessions.ts';
import { RecordsService } from '../../platform/records/records.service.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { withClient } from '../support/sql.ts';
import type { TestApp } from '../support/test-app.ts';
import { SHAPES, shapeOf } from './world/shapes.ts';
import type { Row, World } from './world/world.ts';

const SYSTEM = Caller.system('a world of the access oracle');

/** Empties the installation of the last world and makes the next one in it. @returns tokens by person */
export async function installWorld(app: TestApp, world: World): Promise<ReadonlyMap<string, string>> {
  await clear(app);
  await create(
    app,
    'department',
    [...world.departments].map(({ id, name, parent }) => ({ id, name, parent })),
  );
  await create(
    app,
    'user',
    world.people.map(({ id, username, department, reportsTo, roles }) => ({
      id,
      username,
      name: username,
      department,
      reportsTo,
      roles,
    })),
  );
  for (const { name } of SHAPES)
    await create(
      app,
      name,
      world.rows.filter(({ entity }) => entity === name).map((row) => dataOf(world, row)),
    );
  await create(
    app,
    'memo',
    world.deleted.map((row) => dataOf(world, row)),
  );
  for (const { id } of world.deleted) await app.node.app.get(RecordsService).delete(SYSTEM, 'memo', id);
  await createGrants(app, world);
  return openSessions(app, world);
}

async function clear(app: TestApp): Promise<void> {
  const tables = SHAPES.map(({ name }) => `world.${name === 'dealLine' ? 'deal_line' : name}`);
  await withClient(app.databaseUrl, async (client) => {
    await client.query(
      `TRUNCATE ${tables.join(', ')}, core.access_grant, core.delegation, core.file, core.stage_period CASCADE`,
    );
    await client.query(`DELETE FROM core.user WHERE username <> 'admin'`);
    await client.query('DELETE FROM core.department');
  });
}

async function create(
  app: TestApp,
  entity: string,
  records: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[],
): Promise<void> {
  const operations = records.map(({ id, ...data }) => ({ op: 'create', id, data }) as const);
  if (operations.length === 0) return;
  await app.node.app.get(RecordsService).batch(SYSTEM, entity, operations, { atomic: true });
}

function dataOf(world: World, row: Row): Record<string, unknown> & { id: string } {
  const { ownedBy, hasTeam } = shapeOf(row.entity);
  const team = world.grants.filter(({ record, rights }) => record === row.id && rights === 'team');
  return {
    id: row.id,
    ...row.values,
    ...(ownedBy === 'user' ? { owner: row.owner } : {}),
    ...(ownedBy === 'user' || ownedBy === 'department' ? { department: row.department } : {}),
    ...(hasTeam ? { team: team.map(({ user }) => user) } : {}),
  };
}

async function createGrants(app: TestApp, { grants, delegations, rows }: World): Promise<void> {
  const shares = grants.flatMap(({ rights, from, to, entity, ...grant }) =>
    rights === 'team'
      ? []
      : [
          {
            id: newId(),
            ...grant,
            entity: `world:${entity}`,
            gives: rights,
            from: startOf(from),
            to: endOf(to),
          },
        ],
  );
  await create(app, 'accessGrant', shares);
  const entityOf = new Map(rows.map(({ id, entity }) => [id, `world:${entity}`]));
  const given = delegations.map(({ from, to, start, end, rights, takenBack, records }) => ({
    id: newId(),
    delegator: from,
    delegate: to,
    gives: rights,
    from: startOf(start),
    to: endOf(end),
    takenBackAt: takenBack ? startOf('2026-03-01') : null,
    records: (records ?? []).map((record) => ({ entity: entityOf.get(record), record })),
  }));
  await create(app, 'delegation', given);
}

function startOf(day: string | null): string | null {
  return day && `${day}T00:00:00+08:00`;
}

function endOf(day: string | null): string | null {
  return day && `${day}T23:59:59+08:00`;
}

async function openSessions(app: TestApp, { people }: World): Promise<ReadonlyMap<string, string>> {
  const { app: nest } = app.node;
  const client = { address: '127.0.0.1', userAgent: undefined };
  return nest.get(Database).transaction(async (tx) => {
    const tokens = new Map<string, string>();
    for (const { id } of people) tokens.set(id, (await nest.get(Sessions).open(tx, id, client)).token);
    return tokens;
  });
}
