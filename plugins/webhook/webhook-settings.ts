import type { RecordEvent } from 'kehu/sdk';

export interface WebhookTarget {
  readonly name: string;
  readonly url: string;
  /** Entity key, `library:book`. */
  readonly entity: string;
  readonly events: readonly RecordEvent['kind'][];
  readonly condition?: string;
}

export interface WebhookSettings {
  readonly secret: string;
  readonly targets: readonly WebhookTarget[];
}
