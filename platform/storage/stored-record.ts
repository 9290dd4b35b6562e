/**
 * A record as it is stored: canonical values by field name, references as ids, many-to-many fields as id
 * arrays, system fields included. A part of a value that the client does not bring (the base amount of money)
 * travels under `field.part`.
 */
export type StoredRecord = { readonly id: string } & Readonly<Record<string, unknown>>;

/** A row of a read: the selected paths as a nested object; `$after` carries its place in the order, `$cells` its tests, `$values` what was computed. */
export type Row = Record<string, unknown> & {
  $after?: readonly unknown[];
  $cells?: readonly boolean[];
  $values?: readonly unknown[];
};

/** Who wrote, and when. */
export interface Stamp {
  /** RFC 3339. */
  readonly at: string;
  /** The user's id; null for the system. */
  readonly by: string | null;
}

/** One record of a set-based update. */
export interface RecordChange {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How much others are kept from while a transaction relies on rows; `none`: only read whole. */
export type LockStrength = 'update' | 'noKeyUpdate' | 'keyShare' | 'none';
