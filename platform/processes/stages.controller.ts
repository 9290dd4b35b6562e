import { Controller, Get, Param } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { StageStatesService } from './stage-states.ts';

@Controller('api/records/:entity/:id/stages')
export class StagesController {
  constructor(private readonly states: StageStatesService) {}

  @Get()
  of(@From() caller: Caller, @Param('entity') entity: string, @Param('id') id: string) {
    return this.states.of(caller, entity, id);
  }
}
