import { expect } from 'vitest';
import { bootstrap, type RunningNode } from '../../platform/bootstrap.ts';
import { SETTINGS, type Settings } from '../../platform/kernel/settings.ts';
import type { DraftChanges } from '../../platform/model/layers/draft-changes.ts';
import type { TestApp } from './test-app.ts';

export interface Draft {
  readonly id: string;
  readonly base: number;
  readonly revision: number;
  readonly changes: DraftChanges;
}

export interface Version {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly author: string;
  readonly comment: string;
  readonly changes: readonly { readonly target: string; readonly path: string; readonly what: string }[];
}

export interface Refused {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export async function drafted(app: TestApp, changes: DraftChanges): Promise<Draft> {
  const { status, body } = await app.api<Draft>('POST', '/api/drafts', { changes });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Publishes changes; they have to be right. */
export async function published(app: TestApp, changes: DraftChanges, comment = ''): Promise<Version> {
  const { id } = await drafted(app, changes);
  const { status, body } = await app.api<Version>('POST', `/api/drafts/${id}/publish`, { comment });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** One more node on the application's database. */
export function anotherNode(app: TestApp, settings: Partial<Settings> = {}): Promise<RunningNode> {
  const same = app.node.app.get<Settings>(SETTINGS);
  return bootstrap({ ...same, ...settings }, { clock: app.clock, logger: false });
}

/** Waits until it holds, and fails when it does not in time. */
export async function within(ms: number, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + ms; !(await holds());) {
    if (Date.now() > end) throw new Error(`it did not hold within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
