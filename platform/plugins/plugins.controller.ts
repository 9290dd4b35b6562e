import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { PluginAdmin, type PluginView } from './plugin-admin.ts';

@Controller('api/plugins')
export class PluginsController {
  constructor(private readonly admin: PluginAdmin) {}

  @Get()
  list(@From() caller: Caller): Promise<{ items: PluginView[] }> {
    return this.admin.list(caller);
  }

  @Get(':name')
  get(@From() caller: Caller, @Param('name') name: string): Promise<PluginView> {
    return this.admin.get(caller, name);
  }

  @Patch(':name')
  switch(@From() caller: Caller, @Param('name') name: string, @Body() sent: unknown): Promise<PluginView> {
    return this.admin.switch(caller, name, sent);
  }

  @Put(':name/settings')
  set(@From() caller: Caller, @Param('name') name: string, @Body() sent: unknown): Promise<PluginView> {
    return this.admin.set(caller, name, sent);
  }

  @Post(':name/redeliver')
  @HttpCode(200)
  redeliver(@From() caller: Caller, @Param('name') name: string): Promise<PluginView> {
    return this.admin.redeliver(caller, name);
  }
}
