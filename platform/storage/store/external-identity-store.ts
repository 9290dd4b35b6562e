import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** Who a user is at a provider he signs in with. */
@Injectable()
export class ExternalIdentityStore {
  async userOf(session: Session, provider: string, subject: string): Promise<string | undefined> {
    const [row] = await session.rows<{ userId: string }>(
      'select user_id as "userId" from kehu.external_identity where provider = $1 and subject = $2',
      [provider, subject],
    );
    return row?.userId;
  }

  /** Of two at once the first one counts. */
  async link(tx: Session, provider: string, subject: string, userId: string): Promise<void> {
    await tx.run(
      `insert into kehu.external_identity (provider, subject, user_id) values ($1, $2, $3)
       on conflict (provider, subject) do nothing`,
      [provider, subject, userId],
    );
  }
}
