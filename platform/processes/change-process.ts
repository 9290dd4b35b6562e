import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { KehuError } from '../kernel/errors.ts';
import { processesOf, stageFieldsOf } from '../model/processes.ts';
import type { Entity, Model } from '../model/model.ts';
import type {
  ActionCall,
  ActionResult,
  ActionTarget,
  RecordAction,
} from '../records/actions/record-action.ts';
import { deniedOn } from '../records/actions/offer.ts';
import { RecordActions } from '../records/actions/record-actions.ts';
import { RecordsService } from '../records/records.service.ts';
import { move, readMove } from './move-stage.ts';

/**
 * Takes a record to another process, in the stage that is said: `{to, stage, reason, data}`. The history of the
 * process before stays.
 */
@Injectable()
export class ChangeProcess implements RecordAction, OnModuleInit {
  readonly name = 'changeProcess';
  readonly label = { 'zh-CN': '更换流程', en: 'Change process' };
  readonly order = 20;
  readonly asks = { kind: 'process' };

  constructor(
    private readonly actions: RecordActions,
    private readonly records: RecordsService,
  ) {}

  onModuleInit(): void {
    this.actions.register(this);
  }

  applies(entity: Entity, model: Model): boolean {
    return stageFieldsOf(entity)?.process !== undefined && processesOf(model, entity.key).length > 1;
  }

  refusal(target: ActionTarget): Promise<KehuError | undefined> {
    return deniedOn(target, 'update');
  }

  run(target: ActionTarget, { body, options }: ActionCall): Promise<ActionResult> {
    const { stage, process } = stageFieldsOf(target.entity)!;
    const asked = readMove(body, ['to', 'stage', 'reason', 'data']);
    const into = body['stage'];
    const values = { [process!.name]: asked.to, ...(into === undefined ? {} : { [stage.name]: into }) };
    return move(this.records, target, values, asked, options);
  }
}
