import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { refuseUnknownParameters } from '../../records/read/known-parameters.ts';
import { readPublishRequest } from '../drafts/draft-request.ts';
import { numberIn } from '../number-in.ts';
import { VersionsService } from './versions.service.ts';

const LARGEST = 2_147_483_647;

@Controller('api/versions')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Get()
  list(@From() caller: Caller, @Query() query: Record<string, unknown>) {
    refuseUnknownParameters(query, ['limit', 'cursor']);
    const limit = numberIn('limit', query['limit'] ?? '50', 1, 200);
    const cursor = query['cursor'];
    const before = cursor === undefined ? {} : { before: numberIn('cursor', cursor, 1, LARGEST) };
    return this.versions.list(caller, { limit, ...before });
  }

  @Get(':number')
  get(@From() caller: Caller, @Param('number') number: string) {
    return this.versions.get(caller, numberIn('number', number, 1, LARGEST));
  }

  @Post(':number/restore')
  @HttpCode(200)
  restore(@From() caller: Caller, @Param('number') number: string, @Body() body: unknown) {
    return this.versions.restore(caller, numberIn('number', number, 1, LARGEST), readPublishRequest(body));
  }
}
