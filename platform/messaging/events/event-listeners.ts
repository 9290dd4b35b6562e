import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';

/** What plugin.json says of a listener. */
export interface ListenerSpec {
  readonly description?: string;
}

/** Something that was done to a record, told after it is committed. */
export interface RecordEvent {
  /** Grows with time; of two events about one record the later has the higher. */
  readonly id: number;
  /** RFC 3339. */
  readonly at: string;
  readonly kind: 'created' | 'changed' | 'deleted' | 'restored';
  /** Entity key, `library:book`. */
  readonly entity: string;
  readonly recordId: string;
  /** The record's version after it. */
  readonly version: number | null;
  /** Names of the fields that changed. */
  readonly fields: readonly string[];
  /** Who did it; null for the system. */
  readonly userId: string | null;
}

/**
 * Hears of what was done to records, after the fact and at least once: an event waits in the database until it has
 * arrived at each target, over restarts and failures of the plugin. Events about one record may overtake each other
 * when one has to be tried again; `id` and `version` tell the order.
 *
 * @example
 * const listener: EventListener = {
 *   targets: ({ entity }) => (entity === 'library:book' ? ['shelf'] : []),
 *   deliver: async ({ recordId }) => { await lightUp(recordId); },
 * };
 */
export interface EventListener {
  /** Where it goes, by names of the listener's own; none where it does not matter. Called for every event: quick, no waiting. */
  targets(event: RecordEvent): readonly string[];
  /** Brings an event to one target. Whatever it throws means: again later, with growing pauses, for some days. */
  deliver(event: RecordEvent, target: string): Promise<void>;
}

export type Listener = Contribution<ListenerSpec, EventListener>;

/** Those who hear of events, by `plugin/name`. */
@Injectable()
export class EventListeners implements OnModuleInit {
  readonly #listeners = new Map<string, Listener>();

  constructor(private readonly points: ExtensionPoints) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  get(name: string): Listener | undefined {
    return this.#listeners.get(name);
  }

  get all(): ReadonlyMap<string, Listener> {
    return this.#listeners;
  }

  readonly #point: ExtensionPoint<ListenerSpec, EventListener> = {
    name: 'eventListeners',
    description: 'Code that hears of what was done to records, at least once, however long it was away.',
    outlivesFailure: true,
    schema: {
      description: 'One listener.',
      type: 'object',
      additionalProperties: false,
      properties: { description: { description: 'What it is for.', type: 'string' } },
    },
    accept: (listener) => {
      const key = `${listener.plugin}/${listener.name}`;
      this.#listeners.set(key, listener);
      return () => {
        if (this.#listeners.get(key) === listener) this.#listeners.delete(key);
      };
    },
  };
}
