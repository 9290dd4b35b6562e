import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.ts';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { LocalText } from '../../kernel/text.ts';
import { messages } from '../messages.ts';

/** What plugin.json says of a provider. */
export interface ProviderSpec {
  readonly label: LocalText;
}

/** Somebody as a provider vouches for him. */
export interface ProvedIdentity {
  /** Who it is at the provider: never given to anybody else, and the same for ever. */
  readonly subject: string;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  /** The provider made sure that the address is his. */
  readonly isEmailVerified?: boolean;
  readonly name?: string | undefined;
  readonly admission: Admission;
}

/** What happens when somebody comes for the first time. */
export interface Admission {
  /** Which user he is: the one with his verified address, the one with his username, or none. */
  readonly link: 'email' | 'username' | 'none';
  /** A user is made for whoever is none yet. */
  readonly create: boolean;
  /** Roles of a user that is made; never those of a system administrator. */
  readonly roles: readonly string[];
}

/**
 * Another place where people sign in. The browser is sent there and comes back; what has to be remembered in between
 * travels in a sealed cookie that no script reads.
 *
 * @example
 * const provider: IdentityProvider = {
 *   begin: async ({ redirectUri }) => ({ url: addressWith(redirectUri, state), kept: { state } }),
 *   finish: async ({ url, kept }) => identityOf(await redeem(url, kept)),
 * };
 */
export interface IdentityProvider {
  /** What the button says; default: the label of plugin.json. */
  readonly label?: LocalText | undefined;
  /** Where the browser goes; it has to come back to `redirectUri`. */
  begin(request: {
    readonly redirectUri: string;
  }): Promise<{ readonly url: string; readonly kept: JsonObject }>;
  /** The browser is back, at `url`. Throws unless the provider vouches for somebody. */
  finish(answer: { readonly url: string; readonly kept: JsonObject }): Promise<ProvedIdentity>;
}

export type Provider = Contribution<ProviderSpec, IdentityProvider>;

/** Where people may sign in beside the password. */
@Injectable()
export class IdentityProviders implements OnModuleInit {
  readonly #providers = new Map<string, Provider>();

  constructor(private readonly points: ExtensionPoints) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  /** @throws NotFound */
  get(name: string): Provider {
    const found = this.#providers.get(name);
    if (!found) throw new NotFound(messages.providerUnknown({ name: name.slice(0, 60) }));
    return found;
  }

  get all(): { readonly name: string; readonly label: LocalText }[] {
    return [...this.#providers.values()].map((provider) => ({
      name: provider.name,
      label: provider.runNow('label', ({ label }) => label) ?? provider.spec.label,
    }));
  }

  readonly #point: ExtensionPoint<ProviderSpec, IdentityProvider> = {
    name: 'identityProviders',
    description: 'Other places where people sign in; each is a button on the sign-in page.',
    schema: {
      description: 'One place.',
      type: 'object',
      additionalProperties: false,
      required: ['label'],
      properties: {
        label: {
          description: 'What the button says, in each language.',
          type: 'object',
          required: ['zh-CN', 'en'],
        },
      },
    },
    accept: (provider) => {
      this.#providers.set(provider.name, provider);
      return () => {
        if (this.#providers.get(provider.name) === provider) this.#providers.delete(provider.name);
      };
    },
  };
}
