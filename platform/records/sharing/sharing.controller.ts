import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { SharingService } from './sharing.service.ts';

@Controller('api/records/:entity/:id/actions')
export class SharingController {
  constructor(private readonly sharing: SharingService) {}

  @Post('share')
  share(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ) {
    return this.sharing.share(caller, entity, id, body);
  }

  @Post('takeBack')
  @HttpCode(200)
  takeBack(@From() caller: Caller, @Param('entity') entity: string, @Param('id') id: string) {
    return this.sharing.takeBack(caller, entity, id);
  }
}
