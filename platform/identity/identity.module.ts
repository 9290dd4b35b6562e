import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { Accounts } from './accounts.ts';
import { ApiKeys } from './api-keys.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { AuthController } from './auth.controller.ts';
import { Authenticator } from './authenticator.ts';
import { DelegationsOfLeavers } from './delegations-of-leavers.ts';
import { FirstRecords } from './first-records.ts';
import { Handover } from './handover.ts';
import { IdentityLog } from './identity-log.ts';
import { InvitationController } from './invitation.controller.ts';
import { IdentityProviders } from './providers/identity-providers.ts';
import { ProviderAccounts } from './providers/provider-accounts.ts';
import { ProviderJourneys } from './providers/provider-journey.ts';
import { ProviderSignIn } from './providers/provider-sign-in.ts';
import { ProvidersController } from './providers/providers.controller.ts';
import { Invitations } from './invitations.ts';
import { JobPeople } from './job-people.ts';
import { OwnAccount } from './own-account.ts';
import { Passwords } from './passwords.ts';
import { PeopleAccess } from './people-access.ts';
import { Reauthentication } from './reauthentication.ts';
import { SecondFactorController } from './second-factor.controller.ts';
import { SecondFactors } from './second-factors.ts';
import { SecretBox } from './secret-box.ts';
import { Sessions } from './sessions.ts';
import { RoleGrants } from './role-grants.ts';
import { SetupController } from './setup.controller.ts';
import { SetupGate } from './setup-gate.ts';
import { Setup } from './setup.ts';
import { SignInPolicies } from './sign-in-policy.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { SignIn } from './sign-in.ts';
import { UsersController } from './users.controller.ts';
import { UserRules } from './user-rules.ts';
import { ViewAs } from './view-as.ts';
import { ViewAsController } from './view-as.controller.ts';
import { ViewedPages } from './viewed-pages.ts';

/** Who somebody is: sign-in, second factors, sessions, keys, set-up, invitations, and how people leave. */
@Module({
  imports: [RecordsModule],
  controllers: [
    ApiKeysController,
    AuthController,
    ProvidersController,
    InvitationController,
    SecondFactorController,
    SetupController,
    UsersController,
    ViewAsController,
  ],
  providers: [
    Accounts,
    ApiKeys,
    Authenticator,
    DelegationsOfLeavers,
    FirstRecords,
    Handover,
    IdentityLog,
    IdentityProviders,
    ProviderAccounts,
    ProviderJourneys,
    ProviderSignIn,
    Invitations,
    JobPeople,
    OwnAccount,
    Passwords,
    PeopleAccess,
    Reauthentication,
    SecondFactors,
    SecretBox,
    Sessions,
    Setup,
    SetupGate,
    SignIn,
    SignInPolicies,
    SignInThrottle,
    RoleGrants,
    UserRules,
    ViewAs,
    ViewedPages,
  ],
  exports: [Accounts, Authenticator, Invitations, SecretBox, Setup, SetupGate, ViewedPages],
})
export class IdentityModule {}
