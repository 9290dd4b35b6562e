import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { InboxService } from './inbox.service.ts';

@Controller('api')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get('inbox')
  list(@From() caller: Caller) {
    return this.inbox.list(caller);
  }

  @Get('packs/:name/inbox')
  ofPack(@From() caller: Caller, @Param('name') name: string) {
    return this.inbox.list(caller, name);
  }

  @Post('packs/:name/resolve')
  @HttpCode(200)
  resolve(@From() caller: Caller, @Param('name') name: string, @Body() body: unknown) {
    return this.inbox.resolve(caller, name, body);
  }
}
