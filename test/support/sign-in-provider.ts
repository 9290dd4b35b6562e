import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenIdProvider from 'oidc-provider';

/** What the provider knows of somebody, by the name he signs in with there. */
export type People = Record<string, Readonly<Record<string, unknown>>>;

export const CLIENT = { id: 'kehu', secret: 'the secret of the client' };

/** A real OpenID Connect provider on loopback, whose form of sign-in takes any name. */
export class SignInProvider {
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(redirectUri: string, people: People): Promise<SignInProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new OpenIdProvider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        profile: ['name', 'preferred_username'],
      },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      pkce: { required: () => true },
      cookies: { keys: ['a key of the test'] },
    });
    server.on('request', provider.callback());
    return new SignInProvider(server, issuer);
  }

  /** Goes through the provider's pages as a browser does. @returns the address it sends the browser back to */
  async signIn(start: string, name: string): Promise<string> {
    const cookies = new Map<string, string>();
    let address = start;
    for (let hops = 0; hops < 12; hops++) {
      if (!address.startsWith(this.issuer)) return address;
      const answer = await this.#visit(address, cookies);
      const location = answer.headers.get('location');
      if (location) {
        address = new URL(location, address).href;
        continue;
      }
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'consent';
      const sent = await this.#visit(
        address,
        cookies,
        new URLSearchParams({ prompt, login: name, password: 'any' }),
      );
      address = new URL(sent.headers.get('location') ?? '', address).href;
    }
    throw new Error(`the provider never sent the browser back; last at ${address}`);
  }

  async #visit(address: string, cookies: Map<string, string>, form?: URLSearchParams): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return answer;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
