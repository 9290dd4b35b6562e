import type { Locale } from './text.ts';

/** What the key of a program may be used for; it only narrows what its owner may do. */
export interface KeyScope {
  readonly readOnly: boolean;
  /** Entities by key, `library:book`; undefined: all that the owner reaches. */
  readonly entities?: readonly string[] | undefined;
  /** `read`, `create`, `update` …; undefined: all that the owner may do. */
  readonly operations?: readonly string[] | undefined;
}

/** The key somebody's program came with. */
export interface UsedKey {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
}

/** Somebody who sees the product as another does, and changes nothing. */
export interface Viewer {
  readonly id: string;
  readonly username: string;
  /** RFC 3339. */
  readonly until: string;
  /** The time is over, or he may no longer: whoever he still looks like, he reaches nothing. */
  readonly isOver: boolean;
}

interface UserFacts {
  readonly id: string;
  readonly username: string;
  readonly departmentId?: string | undefined;
  readonly roles: readonly string[];
  readonly locale?: Locale;
  readonly key?: UsedKey | undefined;
  readonly mustEnrol?: boolean;
  readonly viewer?: Viewer | undefined;
}

/**
 * On whose behalf something happens. It is the first, required argument of everything that reads or writes
 * records; nothing runs without one.
 *
 * @example
 * records.update(Caller.system('nightly classification'), 'book', id, changes);
 */
export class Caller {
  private constructor(
    readonly kind: 'user' | 'system',
    /** The user's id; undefined for the system. */
    readonly userId: string | undefined,
    /** Who it is, in words: the username, or what the system is doing. */
    readonly name: string,
    readonly departmentId: string | undefined,
    readonly roles: readonly string[],
    readonly locale: Locale,
    /** A program acts for the user with this key. */
    readonly key: UsedKey | undefined,
    /** The user has to set up a second factor before anything else. */
    readonly mustEnrol: boolean,
    /** Who looks at the product as this user, where it is not he himself. */
    readonly viewer: Viewer | undefined,
  ) {}

  static user(facts: UserFacts): Caller {
    const { id, username, departmentId, roles, locale = 'zh-CN', key, mustEnrol = false, viewer } = facts;
    return new Caller('user', id, username, departmentId, roles, locale, key, mustEnrol, viewer);
  }

  static system(purpose: string, locale: Locale = 'en'): Caller {
    return new Caller('system', undefined, purpose, undefined, [], locale, undefined, false, undefined);
  }

  /** The platform acting for this caller, with every right: what an action does for those it names. It stays his deed. */
  elevated(): Caller {
    const { userId, name, departmentId, roles, locale, key, viewer } = this;
    return new Caller('system', userId, name, departmentId, roles, locale, key, false, viewer);
  }

  get isSystem(): boolean {
    return this.kind === 'system';
  }

  /** Whose deed it is; null for the system. */
  get actorId(): string | null {
    return this.viewer?.id ?? this.userId ?? null;
  }

  /** Who did it, as the operation log tells it. */
  get actor(): string {
    if (this.viewer) return `${this.viewer.username} as ${this.name}`;
    return this.key ? `${this.name} via key ${this.key.name}` : this.name;
  }
}
