import type { Caller, Viewer } from '../kernel/caller.ts';
import { Forbidden } from '../kernel/errors.ts';
import { messages } from './messages.ts';

const ACCOUNT = /^\/api\/(auth|setup|invitations)(\/|$)/;
/** What a program may ask of the account it acts for. */
const WHO = new Set(['/api/auth/me', '/api/auth/session', '/api/auth/logout']);
/** Calls that are sent as writes because an address would not hold the question. */
const QUESTIONS = /^\/api\/(query|explain\/what-if|exports\/:entity|records\/:entity\/duplicates)$/;
/** How the others get in, secret addresses of plugins among it: for nobody who looks as one of them. */
const WAYS_IN = /^\/api\/(auth|setup|invitations|users|ext)(\/|$)/;
const END_VIEWING = '/api/auth/view-as';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What holds for a caller on every route, whatever his rights on records: programs keep away from the account, keys
 * that only read write nothing, whoever looks as another changes nothing, and whoever needs a second factor sets it
 * up first.
 *
 * @param route the pattern of the route, `/api/records/:entity`
 * @throws Forbidden
 */
export function refuseEntry(caller: Caller, method: string, route: string): void {
  if (caller.mustEnrol && !ACCOUNT.test(route) && route.startsWith('/api/'))
    throw new Forbidden(messages.secondFactorNeeded());
  if (caller.viewer) refuseViewer(caller.viewer, caller.name, method, route);
  if (!caller.key) return;
  if (ACCOUNT.test(route) && !(WHO.has(route) && SAFE.has(method)))
    throw new Forbidden(messages.notWithKey());
  if (caller.key.scope.readOnly && !SAFE.has(method) && !QUESTIONS.test(route))
    throw new Forbidden(messages.keyReadOnly());
}

function refuseViewer(viewer: Viewer, user: string, method: string, route: string): void {
  const isSafe = SAFE.has(method);
  if ((WHO.has(route) && isSafe) || (route === END_VIEWING && method === 'DELETE')) return;
  if (viewer.isOver) throw new Forbidden(messages.viewingOver());
  if (WAYS_IN.test(route)) throw new Forbidden(messages.viewingNoAccount({ user }));
  if (!isSafe && !QUESTIONS.test(route)) throw new Forbidden(messages.viewingReadOnly({ user }));
}
