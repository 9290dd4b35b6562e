import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { ChangeProcess } from './change-process.ts';
import { MoveStage } from './move-stage.ts';
import { ProcessRule } from './process-rule.ts';
import { StageStatesService } from './stage-states.ts';
import { StagesController } from './stages.controller.ts';
import { TickItems } from './tick-items.ts';

/** Stages and the gates between them. */
@Module({
  imports: [RecordsModule],
  controllers: [StagesController],
  providers: [ProcessRule, MoveStage, ChangeProcess, TickItems, StageStatesService],
})
export class ProcessesModule {}
