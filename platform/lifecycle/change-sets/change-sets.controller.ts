import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { refuseUnknownParameters } from '../../records/read/known-parameters.ts';
import { numberIn } from '../number-in.ts';
import { ChangeSets } from './change-sets.service.ts';

const LARGEST = 2_147_483_647;

@Controller('api/changesets')
export class ChangeSetsController {
  constructor(private readonly changeSets: ChangeSets) {}

  @Get()
  export(@From() caller: Caller, @Query() query: Record<string, unknown>) {
    refuseUnknownParameters(query, ['since', 'until', 'only']);
    const { since, until, only } = query;
    return this.changeSets.export(caller, {
      since: numberIn('since', since, 1, LARGEST),
      until: until === undefined ? undefined : numberIn('until', until, 1, LARGEST),
      only: typeof only === 'string' && only !== '' ? only.split(',') : undefined,
    });
  }

  @Post()
  @HttpCode(200)
  apply(
    @From() caller: Caller,
    @Query() query: Record<string, unknown>,
    @Body() body: unknown,
  ): Promise<unknown> {
    refuseUnknownParameters(query, ['dryRun', 'despiteDrift']);
    if (query['dryRun'] === '1') return this.changeSets.plan(caller, body);
    return this.changeSets.apply(caller, body, query['despiteDrift'] === '1');
  }
}
