import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { Accounts } from './accounts.ts';
import { AuthController } from './auth.controller.ts';
import { Authenticator } from './authenticator.ts';
import { FirstRecords } from './first-records.ts';
import { IdentityLog } from './identity-log.ts';
import { InvitationController } from './invitation.controller.ts';
import { Invitations } from './invitations.ts';
import { OwnAccount } from './own-account.ts';
import { Passwords } from './passwords.ts';
import { Sessions } from './sessions.ts';
import { SetupController } from './setup.controller.ts';
import { SetupGate } from './setup-gate.ts';
import { Setup } from './setup.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { SignIn } from './sign-in.ts';
import { UserRules } from './user-rules.ts';

/** Who somebody is: sign-in, sessions, set-up, invitations. */
@Module({
  imports: [RecordsModule],
  controllers: [AuthController, InvitationController, SetupController],
  providers: [
    Accounts,
    Authenticator,
    FirstRecords,
    IdentityLog,
    Invitations,
    OwnAccount,
    Passwords,
    Sessions,
    Setup,
    SetupGate,
    SignIn,
    SignInThrottle,
    UserRules,
  ],
  exports: [Accounts, Authenticator, Invitations, Setup, SetupGate],
})
export class IdentityModule {}
