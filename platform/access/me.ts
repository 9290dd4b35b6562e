import type { Caller } from '../kernel/caller.ts';

/** The caller as expressions see him: the name `me`. */
export function meOf(caller: Caller): Readonly<Record<string, unknown>> {
  return {
    id: caller.userId ?? null,
    department: caller.departmentId ?? null,
    roles: caller.roles,
    username: caller.name,
    language: caller.locale,
  };
}
