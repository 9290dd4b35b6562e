import { Body, Controller, Inject, Put } from '@nestjs/common';
import { Clock } from '../kernel/clock.ts';
import { Forbidden, Invalid } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { Worker } from '../jobs/worker.ts';
import { Public } from '../kernel/request.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { messages } from './messages.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Sets the business clock, for tests of what happens in time; only with KEHU_TEST_CLOCK=1. It answers when everything
 * that is due then is done.
 */
@Controller('api/test/clock')
@Public()
export class TestClockController {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Put()
  async set(@Body() body: unknown): Promise<{ now: string }> {
    if (!this.settings.testClock) throw new Forbidden(messages.testClockOff());
    this.clock.set(readMoment(body));
    await this.worker.drain();
    return { now: this.clock.now().toISOString() };
  }
}

function readMoment(body: unknown): Date | undefined {
  const now = isObject(body) ? body.now : undefined;
  if (now === null) return undefined;
  if (typeof now === 'string' && MOMENT.test(now) && !Number.isNaN(Date.parse(now))) return new Date(now);
  throw new Invalid(messages.testClockWrong());
}
