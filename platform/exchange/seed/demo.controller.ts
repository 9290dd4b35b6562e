import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { DemoData, type DemoState } from './demo-data.ts';

@Controller('api/setup/demo')
export class DemoController {
  constructor(private readonly demo: DemoData) {}

  @Get()
  state(@From() caller: Caller): Promise<DemoState> {
    return this.demo.state(caller);
  }

  @Post()
  @HttpCode(202)
  start(@From() caller: Caller): Promise<DemoState> {
    return this.demo.start(caller);
  }
}
