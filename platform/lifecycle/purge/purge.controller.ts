import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { PurgeService } from './purge.service.ts';

@Controller('api/purges')
export class PurgeController {
  constructor(private readonly purges: PurgeService) {}

  @Get()
  list(@From() caller: Caller) {
    return this.purges.list(caller);
  }

  @Post()
  @HttpCode(200)
  purge(@From() caller: Caller, @Body() body: unknown) {
    return this.purges.purge(caller, body);
  }
}
