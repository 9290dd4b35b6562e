import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { readQueryRequest } from './read/query-request.ts';
import { readSearch } from './read/search-records.ts';
import { RecordsService } from './records.service.ts';

@Controller('api')
export class QueryController {
  constructor(private readonly records: RecordsService) {}

  @Post('query')
  @HttpCode(200)
  aggregate(@From() caller: Caller, @Body() body: unknown) {
    return this.records.aggregate(caller, readQueryRequest(body));
  }

  @Get('search')
  search(@From() caller: Caller, @Query() query: Record<string, unknown>) {
    return this.records.search(caller, readSearch(query));
  }
}
