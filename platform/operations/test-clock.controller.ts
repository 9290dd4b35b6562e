import { Body, Controller, Inject, Put } from '@nestjs/common';
import { Clock } from '../kernel/clock.ts';
import { Forbidden, Invalid } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { readMoment } from '../expression/calendar/read-moment.ts';
import { Worker } from '../jobs/worker.ts';
import { Public } from '../kernel/request.ts';
import { SETTINGS, type Settings } from '../kernel/settings.ts';
import { messages } from './messages.ts';

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
    this.clock.set(nowIn(body));
    await this.worker.drain();
    return { now: this.clock.now().toISOString() };
  }
}

function nowIn(body: unknown): Date | undefined {
  const now = isObject(body) ? body.now : undefined;
  if (now === null) return undefined;
  const moment = typeof now === 'string' ? readMoment(now) : null;
  if (moment !== null) return new Date(moment);
  throw new Invalid(messages.testClockWrong());
}
