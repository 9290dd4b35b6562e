import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { acceptedLocale } from '../kernel/accept-language.ts';
import { Caller } from '../kernel/caller.ts';
import { Organisations } from '../records/organisation.ts';
import { asLocale } from './account.ts';
import { sessionToken } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

/** On what a page asks by the clock: nobody is there for it, and the session runs out as if it were not sent. */
const BACKGROUND = 'kehu-background';

/** Who sends a request. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly sessions: Sessions,
    private readonly organisations: Organisations,
  ) {}

  /**
   * The caller of a request by its bearer token or session cookie; undefined when it brings none that is valid.
   * One indexed look-up, never cached: a session that ends, a user who leaves or changes roles counts from the
   * next request on. The language is the user's own, else the browser's, else the company's.
   */
  async authenticate(headers: IncomingHttpHeaders): Promise<Caller | undefined> {
    const token = sessionToken(headers);
    const session =
      token === undefined
        ? undefined
        : await this.sessions.find(token, { isActivity: headers[BACKGROUND] === undefined });
    if (!session) return undefined;
    const { userId, username, departmentId, roles } = session;
    const locale = asLocale(session.locale) ?? acceptedLocale(headers['accept-language']);
    return Caller.user({
      id: userId,
      username,
      departmentId: departmentId ?? undefined,
      roles,
      locale: locale ?? (await this.organisations.get()).locale,
    });
  }
}
