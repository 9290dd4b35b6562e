import { Controller, Get, Param, Query } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { MetadataService } from './metadata.service.ts';

@Controller('api/metadata')
export class MetadataController {
  constructor(private readonly metadata: MetadataService) {}

  @Get(':kind')
  list(@From() caller: Caller, @Param('kind') kind: string, @Query() query: Record<string, unknown>) {
    return this.metadata.list(caller, kind, query);
  }

  @Get(':kind/:name')
  get(
    @From() caller: Caller,
    @Param('kind') kind: string,
    @Param('name') name: string,
    @Query() query: Record<string, unknown>,
  ) {
    return this.metadata.get(caller, kind, name, query);
  }
}
