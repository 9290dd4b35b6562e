import { definePlugin } from 'kehu/sdk';
import { codeFlow } from './code-flow.ts';
import type { OidcSettings } from './oidc-settings.ts';

export const plugin = definePlugin<OidcSettings>({
  start: (host) => ({ identityProviders: { oidc: codeFlow(host) } }),
});
