import { Injectable, type OnModuleInit } from '@nestjs/common';
import { allOf } from '../expression/query-tree.ts';
import { Forbidden, Malformed, type KehuError } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { stageFieldsOf } from '../model/processes.ts';
import type { Entity } from '../model/model.ts';
import type {
  ActionCall,
  ActionResult,
  ActionTarget,
  RecordAction,
} from '../records/actions/record-action.ts';
import { RecordActions } from '../records/actions/record-actions.ts';
import { idIn } from '../records/query-trees.ts';
import { RecordsService } from '../records/records.service.ts';
import { REASON } from './check-moves.ts';
import { messages } from './messages.ts';

/**
 * Moves a record to another stage: `{to, reason, checklist, data}`. `data` are fields that the gate asks for, written
 * in the same transaction. It is one change of the record, and passes what every change passes.
 */
@Injectable()
export class MoveStage implements RecordAction, OnModuleInit {
  readonly name = 'moveStage';
  readonly label = { 'zh-CN': '推进阶段', en: 'Move to stage' };
  readonly order = 10;
  readonly asks = { kind: 'stage' };

  constructor(
    private readonly actions: RecordActions,
    private readonly records: RecordsService,
  ) {}

  onModuleInit(): void {
    this.actions.register(this);
  }

  applies(entity: Entity): boolean {
    return stageFieldsOf(entity) !== undefined;
  }

  refusal(target: ActionTarget): Promise<KehuError | undefined> {
    return whyNotMove(target);
  }

  run(target: ActionTarget, { body, options }: ActionCall): Promise<ActionResult> {
    const { stage } = stageFieldsOf(target.entity)!;
    const values = { [stage.name]: targetIn(body) };
    return move(this.records, target, values, { body, options });
  }
}

export async function move(
  records: RecordsService,
  { read, entity, id }: ActionTarget,
  values: Readonly<Record<string, unknown>>,
  { body, options }: ActionCall,
): Promise<ActionResult> {
  const { reason, checklist, data } = body;
  const reasons = typeof reason === 'string' ? { ...options.reasons, [REASON]: reason } : options.reasons;
  const ticked = Array.isArray(checklist) ? checklist.map(String) : [];
  const more = isObject(data) ? data : {};
  const given = { ...options, checklist: ticked, ...(reasons ? { reasons } : {}) };
  await records.update(read.caller, entity.key, id, { ...more, ...values }, given, read.session);
  return {};
}

export function targetIn({ to }: ActionCall['body']): string {
  if (typeof to === 'string' && to !== '') return to;
  throw new Malformed(messages.targetMissing());
}

/** Who may not change the record moves it nowhere. */
export async function whyNotMove({ read, entity, id }: ActionTarget): Promise<KehuError | undefined> {
  const { access, caller, catalog, session } = read;
  const where = allOf(access.rows(caller, entity, 'update'), idIn([id]));
  const may = access.allows(caller, entity, 'update');
  if (may && (await catalog.store.count(session, entity.key, where, 'exact')) > 0) return undefined;
  return new Forbidden(messages.moveDenied({ entity: entity.label }));
}
