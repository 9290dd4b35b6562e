import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { readPublishRequest, revisionIn } from './draft-request.ts';
import { DraftsService } from './drafts.service.ts';

@Controller('api/drafts')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  list(@From() caller: Caller) {
    return this.drafts.list(caller);
  }

  @Post()
  create(@From() caller: Caller, @Body() body: unknown) {
    return this.drafts.create(caller, body);
  }

  @Get(':id')
  get(@From() caller: Caller, @Param('id') id: string) {
    return this.drafts.get(caller, id);
  }

  @Patch(':id')
  change(
    @From() caller: Caller,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('if-match') match?: string,
  ) {
    return this.drafts.change(caller, id, body, revisionIn(match));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@From() caller: Caller, @Param('id') id: string) {
    return this.drafts.remove(caller, id);
  }

  @Get(':id/plan')
  plan(@From() caller: Caller, @Param('id') id: string) {
    return this.drafts.plan(caller, id);
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(@From() caller: Caller, @Param('id') id: string, @Body() body: unknown) {
    return this.drafts.publish(caller, id, readPublishRequest(body));
  }
}
