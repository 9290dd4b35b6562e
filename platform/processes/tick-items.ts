import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Conflict, Malformed, type KehuError } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { stageFieldsOf } from '../model/processes.ts';
import type { Entity, Model } from '../model/model.ts';
import type {
  ActionCall,
  ActionResult,
  ActionTarget,
  RecordAction,
} from '../records/actions/record-action.ts';
import { notAsked } from '../records/actions/body-values.ts';
import { deniedOn } from '../records/actions/offer.ts';
import { RecordActions } from '../records/actions/record-actions.ts';
import { messages } from './messages.ts';
import { refuseUnknownItems } from './move-stage.ts';
import { standingIn } from './move.ts';
import { stagedEntity } from './process-plan.ts';
import { periodsOf, tickOff, type Ticks } from './stage-history.ts';

/**
 * Ticks items of the checklist of the stage a record is in, `{items: {budget: true, terms: false}}`, before it is moved:
 * then any change may move it on. Who ticked what, and when, stays with the history.
 */
@Injectable()
export class TickItems implements RecordAction, OnModuleInit {
  readonly name = 'tickItems';
  readonly label = { 'zh-CN': '确认事项', en: 'Tick items' };
  readonly order = 15;
  readonly asks = { kind: 'checklist' };

  constructor(private readonly actions: RecordActions) {}

  onModuleInit(): void {
    this.actions.register(this);
  }

  applies(entity: Entity, model: Model): boolean {
    const staged = stageFieldsOf(entity) ? stagedEntity(model, entity) : undefined;
    return [...(staged?.processes.values() ?? [])].some(({ process }) =>
      Object.values(process.spec.stages).some(({ checklist }) => checklist !== undefined),
    );
  }

  refusal(target: ActionTarget): Promise<KehuError | undefined> {
    return deniedOn(target, 'update');
  }

  async run({ read, entity, id, record }: ActionTarget, { body }: ActionCall): Promise<ActionResult> {
    const { catalog, session: tx } = read;
    const staged = stagedEntity(catalog.model, entity)!;
    const at = standingIn(record, staged);
    const periods = (await periodsOf({ catalog, tx }, entity.key, [id])).get(id) ?? [];
    const open = periods.find((period) => period.isOpen);
    if (!at || !open) throw new Conflict(messages.notStaged({ entity: entity.label }));
    const items = itemsIn(body);
    refuseUnknownItems(Object.keys(items), at.stage);
    const tick = { at: read.now.toISOString(), by: read.caller.userId ?? null };
    const ticked = Object.entries(items).filter(([, isTicked]) => isTicked);
    const kept = Object.entries(open.checklist).filter(([item]) => items[item] !== false);
    const checklist: Ticks = {
      ...Object.fromEntries(ticked.map(([item]) => [item, tick])),
      ...Object.fromEntries(kept),
    };
    await tickOff({ catalog, tx }, open.id, checklist, tick);
    return { tells: { ticked: Object.keys(checklist) } };
  }
}

function itemsIn({ items, ...rest }: ActionCall['body']): Record<string, boolean> {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw notAsked(unknown, ['items']);
  const isRight = isObject(items) && Object.values(items).every((value) => typeof value === 'boolean');
  if (!isRight) throw new Malformed(messages.itemsMissing());
  return items as Record<string, boolean>;
}
