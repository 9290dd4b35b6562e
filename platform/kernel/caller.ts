import type { Locale } from './text.ts';

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
    /** Who it is, in words: the username, or what the system is doing. Goes into the operation log. */
    readonly name: string,
    readonly departmentId: string | undefined,
    readonly roles: readonly string[],
    readonly locale: Locale,
  ) {}

  static user(user: {
    id: string;
    username: string;
    departmentId?: string | undefined;
    roles: readonly string[];
    locale?: Locale;
  }): Caller {
    return new Caller('user', user.id, user.username, user.departmentId, user.roles, user.locale ?? 'zh-CN');
  }

  static system(purpose: string, locale: Locale = 'en'): Caller {
    return new Caller('system', undefined, purpose, undefined, [], locale);
  }

  get isSystem(): boolean {
    return this.kind === 'system';
  }
}
