import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { acceptedLocale } from '../kernel/accept-language.ts';
import { Caller, type UsedKey } from '../kernel/caller.ts';
import { Organisations } from '../records/organisation.ts';
import type { UserColumns } from '../storage/store/session-user.ts';
import { asLocale } from './account.ts';
import { ApiKeys, KEY_PREFIX } from './api-keys.ts';
import { sessionToken } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { SignInPolicies } from './sign-in-policy.ts';
import { ViewAs } from './view-as.ts';

/** On what a page asks by the clock: nobody is there for it, and the session runs out as if it were not sent. */
const BACKGROUND = 'kehu-background';

/** Who sends a request. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
    private readonly policies: SignInPolicies,
    private readonly organisations: Organisations,
    private readonly viewAs: ViewAs,
  ) {}

  /**
   * The caller of a request by its bearer token or session cookie; undefined when it brings none that is valid.
   * One indexed look-up, never cached: a session that ends, a user who leaves or changes roles counts from the
   * next request on. The language is the user's own, else the browser's, else the company's.
   */
  async authenticate(headers: IncomingHttpHeaders): Promise<Caller | undefined> {
    const token = sessionToken(headers);
    if (token === undefined) return undefined;
    if (token.startsWith(KEY_PREFIX)) return this.#program(token, headers);
    const session = await this.sessions.find(token, { isActivity: headers[BACKGROUND] === undefined });
    if (!session) return undefined;
    const mustEnrol = !session.hasSecondFactor && (await this.policies.needsSecondFactor(session.roles));
    const caller = await this.#caller(session, headers, { mustEnrol });
    return session.viewing ? this.viewAs.callerOf(caller, session.viewing) : caller;
  }

  async #program(token: string, headers: IncomingHttpHeaders): Promise<Caller | undefined> {
    const used = await this.keys.find(token);
    if (!used) return undefined;
    const { keyId: id, keyName: name, scope } = used;
    return this.#caller(used, headers, { key: { id, name, scope } });
  }

  async #caller(
    user: UserColumns,
    headers: IncomingHttpHeaders,
    how: { readonly key?: UsedKey; readonly mustEnrol?: boolean },
  ): Promise<Caller> {
    const { userId, username, departmentId, roles } = user;
    const locale = asLocale(user.locale) ?? acceptedLocale(headers['accept-language']);
    return Caller.user({
      id: userId,
      username,
      departmentId: departmentId ?? undefined,
      roles,
      locale: locale ?? (await this.organisations.get()).locale,
      ...how,
    });
  }
}
