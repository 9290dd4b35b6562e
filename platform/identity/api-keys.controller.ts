import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { From, notSignedIn } from '../kernel/request.ts';
import type { StoredKey } from '../storage/store/key-store.ts';
import { ApiKeys, type MadeKey } from './api-keys.ts';

/** The own keys for programs. */
@Controller('api/auth/keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  async list(@From() caller: Caller): Promise<{ items: StoredKey[] }> {
    return { items: await this.keys.listOf(userOf(caller)) };
  }

  @Post()
  make(@From() caller: Caller, @Body() sent: unknown): Promise<MadeKey> {
    return this.keys.make(caller, sent);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@From() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.keys.revoke(caller, userOf(caller), id);
  }
}

function userOf(caller: Caller): string {
  if (caller.userId === undefined) throw notSignedIn();
  return caller.userId;
}
