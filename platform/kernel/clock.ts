/**
 * The business clock: every date the system reads for business (defaults, numbers, schedules) comes from here.
 * Sessions, throttling and ids use the machine's own clock.
 */
export class Clock {
  #frozen: Date | undefined;

  now(): Date {
    return this.#frozen ? new Date(this.#frozen) : new Date();
  }

  /** Stops the clock at a moment, or lets it run again. Only the test clock of the HTTP API calls this. */
  set(now: Date | undefined): void {
    this.#frozen = now;
  }
}
