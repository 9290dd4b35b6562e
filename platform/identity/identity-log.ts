import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import type { Session } from '../storage/connection/session.ts';
import { OperationLog } from '../storage/store/operation-log.ts';
import { USER } from './accounts.ts';

export type IdentityEvent =
  | 'signedIn'
  | 'signInFailed'
  | 'identityLinked'
  | 'signedOut'
  | 'sessionEnded'
  | 'passwordChanged'
  | 'invited'
  | 'invitationAccepted'
  | 'setUp'
  | 'secondFactorEnabled'
  | 'secondFactorDisabled'
  | 'secondFactorReset'
  | 'recoveryCodesRenewed'
  | 'recoveryCodeUsed'
  | 'keyMade'
  | 'keyRevoked'
  | 'handedOver'
  | 'accessEnded'
  | 'viewAsStarted'
  | 'viewAsEnded';

/** Writes what happens around accounts into the operation log, by the machine's clock. */
@Injectable()
export class IdentityLog {
  constructor(private readonly log: OperationLog) {}

  async note(
    tx: Session,
    caller: Caller,
    event: IdentityEvent,
    about: { readonly userId: string | undefined } & Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { userId, ...details } = about;
    await this.log.append(tx, [
      {
        at: new Date().toISOString(),
        userId: caller.actorId,
        actor: caller.actor,
        operation: event,
        ...(userId === undefined ? {} : { entity: USER, recordId: userId }),
        details,
      },
    ]);
  }
}
