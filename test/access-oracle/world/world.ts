import type { RoleRules, Restriction, Sharing } from './rules.ts';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly department: string | null;
  readonly reportsTo: string | null;
  readonly roles: readonly string[];
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

export type Value = string | number | boolean | null;

/** A record as its canonical values: references are ids, money and dates are text. */
export interface Row {
  readonly id: string;
  readonly entity: string;
  readonly owner: string | null;
  readonly department: string | null;
  /** Changed by what the test itself writes. */
  readonly values: Record<string, Value>;
}

/** What somebody gave on one record: a place on its team, or a share. */
export interface Grant {
  readonly entity: string;
  readonly record: string;
  /** Exactly one of the three. */
  readonly user: string | null;
  readonly department: string | null;
  readonly role: string | null;
  readonly rights: 'team' | 'read' | 'write';
  readonly from: string | null;
  readonly to: string | null;
}

export interface Delegation {
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly end: string | null;
  readonly rights: 'read' | 'write';
  readonly takenBack: boolean;
  /** Chosen records; null: everything he owns. */
  readonly records: readonly string[] | null;
}

/** The rules of a Model. */
export interface Rules {
  readonly roles: readonly RoleRules[];
  readonly sharings: readonly Sharing[];
  readonly restrictions: readonly Restriction[];
}

/** Who and what there is on one day, under some rules. */
export interface World {
  readonly seed: number;
  readonly rules: Rules;
  readonly today: string;
  readonly people: readonly Person[];
  readonly departments: readonly Department[];
  readonly rows: readonly Row[];
  /** In the recycle bin. */
  readonly deleted: readonly Row[];
  readonly grants: readonly Grant[];
  readonly delegations: readonly Delegation[];
}

export function rowOf(world: World, id: unknown): Row | undefined {
  return world.rows.find((row) => row.id === id);
}
