import type { Operation } from '../world/rules.ts';
import { shapeOf } from '../world/shapes.ts';
import type { Delegation, Grant, Person, Row, World } from '../world/world.ts';

/** Owner, member of the team, or delegate of the owner; of a department's record, whoever is of the department. */
export function isOwn(row: Row, me: Person, world: World, operation: Operation): boolean {
  if (shapeOf(row.entity).ownedBy === 'department') return isOf(row, me.department);
  return (
    row.owner === me.id ||
    memberOfTeam(world, row, me) ||
    delegationOf(world, row, me, operation) !== undefined
  );
}

export function isOf(row: Row, department: string | null): boolean {
  return department !== null && row.department === department;
}

/** Somebody put the person on the record's team. */
export function memberOfTeam(world: World, row: Row, me: Person): boolean {
  return world.grants.some(
    (grant) =>
      grant.rights === 'team' && grant.record === row.id && grant.user === me.id && inForce(grant, world),
  );
}

/** The delegation by which the person stands in for the record's owner today. */
export function delegationOf(
  world: World,
  row: Row,
  me: Person,
  operation: Operation,
): Delegation | undefined {
  return world.delegations.find(
    ({ from, to, start, end, takenBack, rights, records }) =>
      to === me.id &&
      from === row.owner &&
      !takenBack &&
      start <= world.today &&
      (end === null || world.today <= end) &&
      COVERS[rights].includes(operation) &&
      (records === null || records.includes(row.id)),
  );
}

/** A stand-in never deletes. */
const COVERS: Readonly<Record<Delegation['rights'], readonly Operation[]>> = {
  read: ['read', 'export'],
  write: ['create', 'read', 'update', 'export'],
};

export function inForce({ from, to }: Grant, { today }: World): boolean {
  return (from === null || from <= today) && (to === null || today <= to);
}
