import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { refuseUnknownParameters } from '../../records/read/known-parameters.ts';
import { InstalledPacksService, type ExportRequest } from './installed-packs.service.ts';
import { PacksService } from './packs.service.ts';

type Query = Readonly<Record<string, string | undefined>>;

@Controller('api/packs')
export class PacksController {
  constructor(
    private readonly packs: PacksService,
    private readonly installed: InstalledPacksService,
  ) {}

  @Get()
  list(@From() caller: Caller) {
    return this.installed.list(caller);
  }

  @Post()
  @HttpCode(200)
  install(@From() caller: Caller, @Query() query: Query, @Body() body: unknown) {
    return this.packs[dryRun(query) ? 'planInstall' : 'install'](caller, body);
  }

  @Delete(':name')
  uninstall(@From() caller: Caller, @Param('name') name: string, @Query() query: Query) {
    return dryRun(query) ? this.packs.planUninstall(caller, name) : this.packs.uninstall(caller, name);
  }

  @Get(':name/export')
  export(
    @From() caller: Caller,
    @Param('name') name: string,
    @Query() query: Query,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer {
    refuseUnknownParameters(query, name === 'org' ? ['name', 'version', 'label'] : []);
    const { file, zip, leftOut } = this.installed.export(caller, name, query as ExportRequest);
    reply.type('application/zip').header('content-disposition', `attachment; filename="${file}"`);
    if (leftOut.length > 0) reply.header('kehu-left-out', leftOut.join(', '));
    return Buffer.from(zip);
  }
}

/** `?dryRun=1` plans and changes nothing. */
function dryRun(query: Query): boolean {
  refuseUnknownParameters(query, ['dryRun']);
  return query['dryRun'] === '1';
}
