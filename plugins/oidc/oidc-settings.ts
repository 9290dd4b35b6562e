import type { Admission } from 'kehu/sdk';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly button?: string;
  readonly scope: string;
  readonly link: Admission['link'];
  readonly create: boolean;
  readonly role: string;
}
