import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Forbidden, Invalid } from '../kernel/errors.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { OperationLog } from '../storage/store/operation-log.ts';
import { SettingStore } from '../storage/store/setting-store.ts';
import { messages } from './messages.ts';
import { RequestBody } from './request-body.ts';

/** What the company asks of everybody who signs in. */
export interface SignInPolicy {
  /** 8 … 64. */
  readonly minPasswordLength: number;
  /** How many of the last passwords may not be chosen again; 0: any may. */
  readonly rememberedPasswords: number;
  /** Holders of these roles need a second factor. */
  readonly secondFactorRoles: readonly string[];
}

const SETTING = 'signInPolicy';
const AT_FIRST: SignInPolicy = { minPasswordLength: 8, rememberedPasswords: 0, secondFactorRoles: [] };
/** A change holds on every node after this long. */
const FRESH_FOR_MS = 3000;

/** The company's rules of signing in, kept in the database. */
@Injectable()
export class SignInPolicies {
  #known: { readonly policy: SignInPolicy; readonly readAt: number } | undefined;

  constructor(
    private readonly database: Database,
    private readonly settings: SettingStore,
    private readonly current: CurrentCatalog,
    private readonly log: OperationLog,
    private readonly access: Access,
  ) {}

  async get(): Promise<SignInPolicy> {
    if (this.#known && Date.now() - this.#known.readAt < FRESH_FOR_MS) return this.#known.policy;
    const stored = await this.settings.get<Partial<SignInPolicy>>(this.database.aside, SETTING);
    const policy = { ...AT_FIRST, ...stored };
    this.#known = { policy, readAt: Date.now() };
    return policy;
  }

  async needsSecondFactor(roles: readonly string[]): Promise<boolean> {
    const { secondFactorRoles } = await this.get();
    return secondFactorRoles.some((role) => roles.includes(role));
  }

  /** Only what is sent changes. */
  async change(caller: Caller, sent: unknown): Promise<SignInPolicy> {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.adminOnly());
    const body = new RequestBody(sent);
    const given = {
      minPasswordLength: body.wholeNumber('minPasswordLength', 8, 64),
      rememberedPasswords: body.wholeNumber('rememberedPasswords', 0, 24),
      secondFactorRoles: body.texts('secondFactorRoles', 50),
    };
    body.end();
    const unknown = given.secondFactorRoles?.find((role) => !this.#isRole(role));
    if (unknown !== undefined) {
      const issue = { path: 'secondFactorRoles', message: messages.roleUnknown({ role: unknown }) };
      throw new Invalid(messages.policyRejected(), [issue]);
    }
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    await this.database.transaction(async (tx) => {
      const old = { ...AT_FIRST, ...(await this.settings.get<Partial<SignInPolicy>>(tx, SETTING)) };
      const policy = { ...AT_FIRST, ...(await this.settings.merge(tx, SETTING, said)) };
      await this.log.append(tx, [
        {
          at: new Date().toISOString(),
          userId: caller.actorId,
          actor: caller.actor,
          operation: 'signInPolicyChanged',
          details: { old, new: policy },
        },
      ]);
    });
    this.#known = undefined;
    return this.get();
  }

  #isRole(name: string): boolean {
    return [...this.current.get().model.roles.values()].some((role) => role.name === name);
  }
}
