import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Big } from 'big.js';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import { environmentOf } from '../../expression/environment.ts';
import { Invalid, type KehuError } from '../../kernel/errors.ts';
import type { Entity, Model } from '../../model/model.ts';
import { settlementOf, type Settlement } from '../../model/settlement.ts';
import { RecordWriter } from '../record-writer.ts';
import { agreeing, checked, findOpen, type OpenSearch } from '../write/open-records.ts';
import { settledBy } from '../write/settle-open.ts';
import { messages } from './messages.ts';
import { deniedOn } from './offer.ts';
import type { ActionCall, ActionResult, ActionSource, ActionTarget, RecordAction } from './record-action.ts';
import { RecordActions } from './record-actions.ts';

/** `settle`, of records whose lines settle open ones: what is left of the amount is given to what is open now. */
@Injectable()
export class SettleActions implements ActionSource, OnModuleInit {
  constructor(
    private readonly actions: RecordActions,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.actions.offer(this);
  }

  of(entity: Entity, model: Model): readonly RecordAction[] {
    const settlements = entity.children.flatMap((field) => settlementOf(model, field) ?? []);
    if (settlements.length === 0) return [];
    return [
      {
        name: 'settle',
        label: messages.settle().text,
        icon: 'link',
        order: 200,
        applies: () => true,
        refusal: (target) => refusalOf(target, settlements),
        run: (target, call) => this.#run(target, call),
      },
    ];
  }

  async #run({ read, entity, id }: ActionTarget, { options }: ActionCall): Promise<ActionResult> {
    const operation = { op: 'update', id, data: {} } as const;
    await this.writer.writeTogether(
      read.caller,
      entity.key,
      [operation],
      { ...options, settles: true },
      read.session,
    );
    return {};
  }
}

async function refusalOf(
  target: ActionTarget,
  settlements: readonly Settlement[],
): Promise<KehuError | undefined> {
  const denied = await deniedOn(target, 'update');
  if (denied) return denied;
  const { read, entity } = target;
  let refusal: KehuError = new Invalid(messages.settlesNothing({ entity: entity.label }));
  for (const settlement of settlements) {
    const left = await leftOf(target, settlement);
    if (left.eq(0)) continue;
    const search = searchOf(read);
    const where = agreeing(search, settlement, (name) => target.record[name]);
    const open = await findOpen(search, settlement, where);
    if (open.some((one) => Math.sign(Number(one.open)) === left.s)) return undefined;
    refusal = new Invalid(messages.nothingOpen({ target: settlement.target.label }));
  }
  return refusal;
}

/** What is left of the amount; nothing while the record does not count. */
async function leftOf({ read, entity, id, record }: ActionTarget, settlement: Settlement): Promise<Big> {
  const { spec } = settlement;
  const { now, organisation, catalog } = read;
  if (spec.when !== undefined) {
    const when = checked(catalog.model, entity.key, spec.when);
    const environment = environmentOf(record, { now, timeZone: organisation.timeZone });
    if (evaluate(when, environment) !== true) return new Big(0);
  }
  const available = new Big(String(record[spec.available] ?? 0));
  return available.minus(await settledBy(catalog.store, read.session, settlement, id));
}

function searchOf({ catalog, session, now, organisation }: ActionTarget['read']): OpenSearch {
  return { catalog, tx: session, calendar: { now, timeZone: organisation.timeZone } };
}
