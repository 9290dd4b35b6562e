import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import { meOf } from '../../access/me.ts';
import type { Delegation, Share, Standing } from '../../access/standing.ts';
import type { Caller } from '../../kernel/caller.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { Row } from '../../storage/stored-record.ts';

interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

/** A caller has no more of each; who needs more shares by rule. */
const MOST = 100_000;
/** More memberships than this are looked up row by row. */
const MANY = 5000;

/** Reads who the caller is among the others: one look at each table that says so. */
export async function readStanding(
  catalog: Catalog,
  session: Session,
  caller: Caller,
  moment: Moment,
): Promise<Standing> {
  const read = (entity: string, where: string, paths: readonly string[], limit = MOST) =>
    rowsOf(catalog, session, caller, moment, entity, where, paths, limit);
  const [departments, subordinates, delegations, chosen, shares, teams] = await Promise.all([
    caller.departmentId ? read('core:department', 'isWithin(id, me.department)', ['id']) : [],
    read('core:user', 'isWithin(id, me.id) && id != me.id', ['id']),
    read('core:delegation', `delegate == me.id && ${IN_FORCE}`, ['id', 'delegator', 'gives']),
    read('core:delegatedRecord', CHOSEN, ['delegation', 'entity', 'record']),
    read('core:accessGrant', `(${OPENED}) && ${SINCE} && ${UNTIL}`, ['entity', 'record', 'gives', 'role']),
    readTeams(catalog, read),
  ]);
  return {
    ...moment,
    departments: departments.map(({ id }) => String(id)),
    subordinates: subordinates.map(({ id }) => String(id)),
    delegations: delegations.map((row) => delegationOf(row, chosen)),
    shares: shares.map(shareOf),
    teams,
  };
}

const SINCE = '(from == null || from <= now())';
const UNTIL = '(to == null || to > now())';
const IN_FORCE = `takenBackAt == null && ${SINCE} && ${UNTIL}`;
const CHOSEN =
  'delegation.delegate == me.id && delegation.takenBackAt == null && delegation.from <= now() && delegation.to > now()';
/** Nobody's department is not everybody's: null equals null. */
const OPENED =
  '(user != null && user == me.id) || (department != null && department == me.department) || (role != null && role in me.roles)';

async function rowsOf(
  { model, store }: Catalog,
  session: Session,
  caller: Caller,
  moment: Moment,
  entity: string,
  where: string,
  paths: readonly string[],
  limit: number,
): Promise<Row[]> {
  const scope = filterScope(model, model.entity(entity));
  const checked = checkExpression(where, scope, { expect: 'bool' });
  const tree: QueryTree = compileToQuery(checked, { ...moment, me: meOf(caller) });
  return store.find(session, { entity, select: paths.map((path) => [path]), where: tree, sort: [], limit });
}

function delegationOf({ id, delegator, gives }: Row, chosen: readonly Row[]): Delegation {
  const own = chosen.filter(({ delegation }) => idOf(delegation) === id);
  const records = Map.groupBy(own, ({ entity }) => String(entity));
  return {
    id: String(id),
    from: idOf(delegator),
    gives: givesOf(gives),
    records:
      own.length === 0
        ? undefined
        : new Map([...records].map(([entity, rows]) => [entity, rows.map(({ record }) => String(record))])),
  };
}

function shareOf({ entity, record, gives, role }: Row): Share {
  return {
    entity: String(entity),
    record: String(record),
    gives: givesOf(gives),
    role: role === null ? undefined : String(role),
  };
}

function givesOf(value: unknown): 'read' | 'write' {
  return value === 'write' ? 'write' : 'read';
}

function idOf(reference: unknown): string {
  return (reference as { readonly id: string } | null)?.id ?? '';
}

type Read = (entity: string, where: string, paths: readonly string[], limit?: number) => Promise<Row[]>;

/** The records of each entity with teams that the caller is a member of. */
async function readTeams({ model }: Catalog, read: Read): Promise<Standing['teams']> {
  const entities = [...model.entities.values()].filter((entity) => entity.fields.has('team'));
  const withTeams = entities.filter(({ spec }) => spec.features?.team);
  const found = await Promise.all(
    withTeams.map(async ({ key }) => {
      const rows = await read(key, 'me.id in team', ['id'], MANY + 1);
      return [key, rows.length > MANY ? ('many' as const) : rows.map(({ id }) => String(id))] as const;
    }),
  );
  return new Map(found);
}
