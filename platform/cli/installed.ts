import { openNode, type OpenNode } from '../bootstrap.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import type { Locale } from '../kernel/text.ts';

/**
 * Works on the database of the environment, beside the nodes that run on it: the services are those behind the HTTP
 * API, and running nodes follow within a second.
 */
export async function onInstallation<T>(
  command: string,
  locale: Locale,
  work: (node: OpenNode, caller: Caller) => Promise<T>,
): Promise<T> {
  const node = await openNode(readSettings(process.env), { beside: true, progress: console.error });
  try {
    return await work(node, Caller.system(command, locale));
  } finally {
    await node.close();
  }
}
