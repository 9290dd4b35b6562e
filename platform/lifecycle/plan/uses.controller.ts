import { Controller, Get, Param, Query } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { UsesService } from './uses.service.ts';

@Controller('api/metadata')
export class UsesController {
  constructor(private readonly uses: UsesService) {}

  @Get(':kind/:name/uses')
  list(
    @From() caller: Caller,
    @Param('kind') kind: string,
    @Param('name') name: string,
    @Query() query: Record<string, unknown>,
  ) {
    return this.uses.of(caller, kind, name, query);
  }
}
