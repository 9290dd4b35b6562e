import { Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { LogReader, type LogPage } from './log-reader.ts';
import { readLogQuery } from './log-request.ts';
import { LogVerification, type SealState } from './log-verification.ts';

@Controller('api/log')
export class LogController {
  constructor(
    private readonly reader: LogReader,
    private readonly verification: LogVerification,
  ) {}

  @Get()
  list(@From() caller: Caller, @Query() query: Record<string, unknown>): Promise<LogPage> {
    return this.reader.list(caller, readLogQuery(query));
  }

  @Get('seal')
  seal(@From() caller: Caller): Promise<SealState> {
    return this.verification.state(caller);
  }

  @Post('seal/verify')
  @HttpCode(202)
  verify(@From() caller: Caller): Promise<SealState> {
    return this.verification.start(caller);
  }

  /** Told in words instead of "no such page": who tries it shall know that nobody may. */
  @Delete(['', ':id'])
  remove(@From() caller: Caller): Promise<never> {
    return this.reader.refuseChange(caller, 'delete');
  }

  @Patch(':id')
  change(@From() caller: Caller): Promise<never> {
    return this.reader.refuseChange(caller, 'update');
  }
}
