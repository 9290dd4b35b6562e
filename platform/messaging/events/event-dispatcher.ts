import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../../kernel/settings.ts';
import { Database } from '../../storage/connection/database.ts';
import { DeliveryStore, type Delivery, type NewDelivery } from '../../storage/store/delivery-store.ts';
import { OutboxStore, type StoredEvent } from '../../storage/store/outbox-store.ts';
import { EventListeners, type Listener } from './event-listeners.ts';
import { recordEventOf } from './record-event.ts';

const PAUSE_MS = 1000;
const SPREAD_AT_ONCE = 500;
const DELIVERED_AT_ONCE = 10;
/** How long one delivery may take … */
const DELIVERY_LIMIT_MS = 30_000;
/** … and how long nobody else takes it up. */
const LEASE_SECONDS = 120;

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 6 * 3600;
/** About three days. */
const MOST_ATTEMPTS = 20;

/**
 * Brings events from the outbox to listeners in two steps, both rows in the database: an event is taken out of the
 * outbox and noted for each target in one transaction; what is due is delivered outside of any. Every node that
 * works does it, on whatever no other holds.
 */
@Injectable()
export class EventDispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(EventDispatcher.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxStore,
    private readonly deliveries: DeliveryStore,
    private readonly listeners: EventListeners,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'web') this.#schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One pass now: everything in the outbox, and everything due. */
  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#pass());
    return this.#running;
  }

  async #pass(): Promise<void> {
    try {
      while (!this.#ended && (await this.#spread()) === SPREAD_AT_ONCE);
      while (!this.#ended && (await this.#deliver()) === DELIVERED_AT_ONCE);
    } catch (error) {
      this.#logger.warn((error as Error).message);
    }
  }

  /** @returns how many events were taken */
  async #spread(): Promise<number> {
    if (!(await this.outbox.hasAny(this.database.session))) return 0;
    return this.database.transaction(async (tx) => {
      const events = await this.outbox.take(tx, SPREAD_AT_ONCE);
      await this.deliveries.insert(
        tx,
        events.flatMap((event) => this.#deliveriesOf(event)),
      );
      return events.length;
    });
  }

  #deliveriesOf(event: StoredEvent): NewDelivery[] {
    return [...this.listeners.all].flatMap(([key, listener]) => deliveriesOf(key, listener, event));
  }

  /** @returns how many deliveries were tried */
  async #deliver(): Promise<number> {
    const { session } = this.database;
    const known = [...this.listeners.all.keys()];
    if (known.length === 0) return 0;
    const due = await this.deliveries.claim(session, known, DELIVERED_AT_ONCE, LEASE_SECONDS);
    await Promise.all(due.map((delivery) => this.#attempt(delivery)));
    return due.length;
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const listener = this.listeners.get(delivery.listener);
    if (!listener) return;
    try {
      await this.#carry(listener, delivery);
    } catch (error) {
      await this.deliveries.postpone(
        this.database.session,
        delivery.id,
        (error as Error).message,
        pauseAfter(delivery.attempts),
      );
    }
  }

  async #carry(listener: Listener, { id, target, event }: Delivery): Promise<void> {
    const told = recordEventOf(event);
    if (target !== null && told) {
      const what = `delivery of ${event.event} ${event.entity ?? ''} to ${target}`;
      await listener.run(what, (code) => code.deliver(told, target), DELIVERY_LIMIT_MS);
      return this.deliveries.remove(this.database.session, id);
    }
    // Its code was broken when the event came; it is asked now.
    const targets = told ? listener.runNow('targets of an event', (code) => code.targets(told)) : [];
    await this.database.transaction(async (tx) => {
      await this.deliveries.insert(
        tx,
        targets.map((name) => ({ listener: `${listener.plugin}/${listener.name}`, target: name, event })),
      );
      await this.deliveries.remove(tx, id);
    });
  }

  #schedule(): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => void this.run().finally(() => this.#schedule()), PAUSE_MS);
    this.#timer.unref();
  }
}

/** Where an event goes; a listener that cannot be asked is asked again later. */
function deliveriesOf(key: string, listener: Listener, event: StoredEvent): NewDelivery[] {
  const told = recordEventOf(event);
  if (!told) return [];
  try {
    const targets = listener.runNow('targets of an event', (code) => [...new Set(code.targets(told))]);
    return targets.map((target) => ({ listener: key, target, event }));
  } catch {
    return [{ listener: key, target: null, event }];
  }
}

/** 10 s, 30 s, 90 s … to six hours, a little scattered; undefined when it has been enough. */
export function pauseAfter(attempts: number, scatter = Math.random()): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  const pause = Math.min(FIRST_PAUSE_SECONDS * 3 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
  return pause * (0.9 + scatter * 0.2);
}
