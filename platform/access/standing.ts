/**
 * Who the caller is among the others at one moment: what scopes, shares and delegations are compiled with. Read
 * once for a request by whoever can read records.
 */
export interface Standing {
  readonly now: Date;
  /** Of the organisation, for conditions that ask for today. */
  readonly timeZone: string;
  /** The caller's department and all below it; empty where he has none. */
  readonly departments: readonly string[];
  /** Everybody below the caller, himself not included. */
  readonly subordinates: readonly string[];
  /** Records of others that are his for a time. Only those in force. */
  readonly delegations: readonly Delegation[];
  /** Records opened to him, his department or one of his roles. Only those in force. */
  readonly shares: readonly Share[];
  /** By entity with teams: the records he is a member of; `many` where they are looked up row by row. */
  readonly teams: ReadonlyMap<string, readonly string[] | 'many'>;
}

export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly gives: 'read' | 'write';
  /** By entity; undefined: all that the delegator owns. */
  readonly records: ReadonlyMap<string, readonly string[]> | undefined;
}

export interface Share {
  readonly entity: string;
  readonly record: string;
  readonly gives: 'read' | 'write';
  /** Opened to the holders of this role, as rows of this role; undefined: of every role of the caller. */
  readonly role: string | undefined;
}
