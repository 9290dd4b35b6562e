import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../storage/connection/database.ts';
import { DeliveryStore } from '../storage/store/delivery-store.ts';
import { IdempotencyStore } from '../storage/store/idempotency-store.ts';
import { NotificationStore } from '../storage/store/notification-store.ts';
import { OutboxStore } from '../storage/store/outbox-store.ts';

const HOUR = 3_600_000;
/** How long a request may be repeated under its key. */
const KEEP_KEYS = 24 * HOUR;
/** How long an event waits for somebody to take it. */
const KEEP_EVENTS = 7 * 24 * HOUR;
/** How long an event waits for a listener that cannot be reached, or is switched off. */
const KEEP_DELIVERIES = 30 * 24 * HOUR;
/** How long people are told of something. */
const KEEP_NOTIFICATIONS = 90 * 24 * HOUR;

/** Keeps the tables beside the records from growing for ever. Every node may do it; the machine's clock counts. */
@Injectable()
export class Housekeeping implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(Housekeeping.name);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyStore,
    private readonly events: OutboxStore,
    private readonly notifications: NotificationStore,
    private readonly deliveries: DeliveryStore,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(
      () => void this.run().catch((error: Error) => this.#logger.warn(error.message)),
      HOUR,
    );
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async run(now = new Date()): Promise<void> {
    const { session } = this.database;
    const before = (kept: number) => new Date(now.getTime() - kept);
    await this.keys.removeBefore(session, before(KEEP_KEYS));
    await this.events.removeBefore(session, before(KEEP_EVENTS));
    await this.deliveries.removeBefore(session, before(KEEP_DELIVERIES));
    await this.notifications.removeBefore(session, before(KEEP_NOTIFICATIONS));
  }
}
