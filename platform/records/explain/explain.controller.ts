import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { ExplainService } from './explain.service.ts';
import { WhatIfService } from './what-if.service.ts';

@Controller('api/explain')
export class ExplainController {
  constructor(
    private readonly explains: ExplainService,
    private readonly differences: WhatIfService,
  ) {}

  @Get()
  explain(@From() caller: Caller, @Query() query: Record<string, unknown>) {
    return this.explains.explain(caller, query);
  }

  @Post('what-if')
  @HttpCode(200)
  whatIf(@From() caller: Caller, @Body() body: unknown) {
    return this.differences.compare(caller, body);
  }
}
