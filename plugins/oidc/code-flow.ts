import {
  Unauthenticated,
  Unavailable,
  type IdentityProvider,
  type PluginHost,
  type ProvedIdentity,
} from 'kehu/sdk';
import * as client from 'openid-client';
import { discover } from './discover.ts';
import { messages } from './messages.ts';
import type { OidcSettings } from './oidc-settings.ts';

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** The authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636). */
export function codeFlow(host: PluginHost<OidcSettings>): IdentityProvider {
  const { button, scope } = host.settings;
  const configuration = lasting(() => discover(host));
  return {
    label: button ? { 'zh-CN': button, en: button } : undefined,
    begin: async ({ redirectUri }) => {
      const config = await configuration().catch((error: unknown) => away(host, error));
      const [verifier, state, nonce] = [
        client.randomPKCECodeVerifier(),
        client.randomState(),
        client.randomNonce(),
      ];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, kept: { verifier, state, nonce } };
    },
    finish: async ({ url, kept }) => {
      const config = await configuration().catch((error: unknown) => away(host, error));
      const claims = await redeem(config, url, kept).catch((error: unknown) => refused(host, error));
      return identityOf(claims, host.settings);
    },
  };
}

async function redeem(
  config: client.Configuration,
  url: string,
  { verifier, state, nonce }: Readonly<Record<string, unknown>>,
): Promise<Claims> {
  const tokens = await client.authorizationCodeGrant(config, new URL(url), {
    pkceCodeVerifier: String(verifier),
    expectedState: String(state),
    expectedNonce: String(nonce),
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  if (!config.serverMetadata().userinfo_endpoint) return claims;
  // Many providers tell names and addresses there alone.
  return { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)) };
}

function identityOf(claims: Claims, { issuer, link, create, role }: OidcSettings): ProvedIdentity {
  return {
    subject: `${issuer} ${claims.sub}`,
    username: textOf(claims['preferred_username']),
    email: textOf(claims['email']),
    isEmailVerified: claims['email_verified'] === true,
    name: textOf(claims['name']),
    admission: { link, create, roles: [role] },
  };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

/** Asked for once; after a failure once more. */
function lasting<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= Promise.resolve()
      .then(ask)
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
}

function away({ warn }: PluginHost<OidcSettings>, error: unknown): never {
  warn(`discovery failed: ${reasonOf(error)}`);
  throw new Unavailable(messages.providerAway());
}

function refused({ warn }: PluginHost<OidcSettings>, error: unknown): never {
  warn(`sign-in refused: ${reasonOf(error)}`);
  throw new Unauthenticated(messages.signInRefused());
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
