import type { Asking } from '../asking.ts';

/** How one registered channel is asked and compared. */
export interface Adapter {
  readonly channel: string;
  /** Asks on behalf of a person, and notes what differs. */
  readonly ask: (asking: Asking) => Promise<void>;
}

export const PER_PAGE = '500';

export interface List {
  readonly items?: readonly Readonly<Record<string, unknown>>[];
  readonly count?: number;
  readonly nextCursor?: string;
}

/** The ids of what was answered, in no order. */
export function idsOf(items: readonly { readonly id?: unknown }[] | undefined): string[] {
  return (items ?? []).map(({ id }) => String(id)).toSorted();
}
