import { Controller, Get, Param } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { RecordClassifications } from './record-classification.ts';

@Controller('api/records/:entity/:id/classification')
export class RecordClassificationController {
  constructor(private readonly classifications: RecordClassifications) {}

  @Get()
  of(@From() caller: Caller, @Param('entity') entity: string, @Param('id') id: string) {
    return this.classifications.of(caller, entity, id);
  }
}
