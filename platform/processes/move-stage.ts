import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Invalid, Malformed, type KehuError } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { stageFieldsOf } from '../model/processes.ts';
import type { Entity } from '../model/model.ts';
import type {
  ActionCall,
  ActionResult,
  ActionTarget,
  RecordAction,
} from '../records/actions/record-action.ts';
import { notAsked } from '../records/actions/body-values.ts';
import { deniedOn } from '../records/actions/offer.ts';
import { RecordActions } from '../records/actions/record-actions.ts';
import { RecordsService } from '../records/records.service.ts';
import { REASON } from './check-moves.ts';
import { messages } from './messages.ts';
import { standingIn } from './move.ts';
import { stagedEntity, type StagePlan } from './process-plan.ts';

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
    return deniedOn(target, 'update');
  }

  run(target: ActionTarget, { body, options }: ActionCall): Promise<ActionResult> {
    const { entity, read, record } = target;
    const { stage } = stageFieldsOf(entity)!;
    const asked = readMove(body, ['to', 'reason', 'checklist', 'data']);
    const at = standingIn(record, stagedEntity(read.catalog.model, entity)!);
    if (at) refuseUnknownItems(asked.checklist, at.stage);
    return move(this.records, target, { [stage.name]: asked.to }, asked, options);
  }
}

/** What a call says of a move. */
interface AskedMove {
  readonly to: string;
  readonly reason: string | undefined;
  readonly checklist: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** @throws Malformed for what it does not ask, or not so */
export function readMove(body: ActionCall['body'], known: readonly string[]): AskedMove {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw notAsked(unknown, known);
  const { to } = body;
  const [reason, checklist, data] = [
    body['reason'] ?? undefined,
    body['checklist'] ?? [],
    body['data'] ?? {},
  ];
  if (typeof to !== 'string' || to === '') throw new Malformed(messages.targetMissing());
  if (reason !== undefined && typeof reason !== 'string') throw new Malformed(messages.reasonUnfit());
  if (!Array.isArray(checklist) || !checklist.every((item) => typeof item === 'string'))
    throw new Malformed(messages.checklistUnfit());
  if (!isObject(data)) throw new Malformed(messages.dataUnfit());
  return { to, reason, checklist: checklist as string[], data };
}

/** Writes the move, and what the gate asked for, as one change. */
export async function move(
  records: RecordsService,
  { read, entity, id }: ActionTarget,
  values: Readonly<Record<string, unknown>>,
  { reason, checklist, data }: AskedMove,
  options: ActionCall['options'],
): Promise<ActionResult> {
  const reasons = reason === undefined ? {} : { reasons: { ...options.reasons, [REASON]: reason } };
  const given = { ...options, checklist, ...reasons };
  await records.update(read.caller, entity.key, id, { ...data, ...values }, given, read.session);
  return {};
}

/** @throws Invalid naming the items there are */
export function refuseUnknownItems(items: readonly string[], { spec }: StagePlan): void {
  const known = Object.keys(spec.checklist ?? {});
  const unknown = items.find((item) => !known.includes(item));
  if (unknown === undefined) return;
  const item = unknown.slice(0, 60);
  throw new Invalid(messages.noSuchItem({ item, stage: spec.label, items: known.join(', ') || '–' }));
}
