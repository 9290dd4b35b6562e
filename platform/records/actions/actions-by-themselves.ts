import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KehuError } from '../../kernel/errors.ts';
import { actionParams } from '../../model/action-params.ts';
import type { ActionSpec } from '../../model/metadata.generated.ts';
import type { Named } from '../../model/model.ts';
import { RecordWriter } from '../record-writer.ts';
import { WriteRules, type WriteRule } from '../write-rule.ts';
import { afterState, entityOf, type Change } from '../write/change.ts';
import { evaluateAfter } from '../write/evaluation.ts';
import { relatedRows } from '../write/related-rows.ts';
import { isStored } from '../write/store-changes.ts';
import type { WriteSession } from '../write/write-session.ts';
import { ActionSteps } from './action-steps.ts';
import { RecordActions } from './record-actions.ts';

/**
 * Actions that are done by themselves where a change leads to their `onChange`: on every path, in the transaction of
 * the change and undone with it, with the platform's rights and as the deed of who wrote. Records that packs bring
 * tell what happened elsewhere, and what comes out of the recycle bin did not change: they lead to nothing.
 */
@Injectable()
export class ActionsByThemselves implements WriteRule, OnModuleInit {
  readonly name = 'actionsByThemselves';

  constructor(
    private readonly rules: WriteRules,
    private readonly actions: RecordActions,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async verify(changes: readonly Change[], write: WriteSession): Promise<void> {
    if (write.options.isHistory) return;
    const leading = changes.filter(
      (change) =>
        change.plan.conditions.actions.length > 0 &&
        change.kind !== 'delete' &&
        !change.isRestored &&
        isStored(change),
    );
    if (leading.length === 0) return;
    const rows = await relatedRows(write, leading, ({ plan }) => plan.conditions.related.actions);
    const due = leading.flatMap((change) =>
      change.plan.conditions.actions
        .filter(({ expression }) => evaluateAfter(write, change, expression, rows) === true)
        .map(({ action }) => ({ change, action })),
    );
    for (const { change, action } of due) await this.#do(write, change, action);
  }

  async #do(write: WriteSession, change: Change, action: Named<ActionSpec>): Promise<void> {
    if (write.hasFailed(change.operation)) return;
    const { catalog, tx: session, access, now, organisation, options } = write;
    const read = { caller: write.caller.elevated(), catalog, session, access, now, organisation };
    const target = { read, entity: entityOf(change), id: change.id, record: afterState(change) };
    const { reasons, defaultReason, requestId, depth = 0 } = options;
    const call = { body: {}, options: { reasons, defaultReason, requestId }, depth: depth + 1 };
    const services = { actions: this.actions, writer: this.writer };
    const params = Object.fromEntries(Object.keys(actionParams(action.spec)).map((name) => [name, null]));
    try {
      await new ActionSteps(services, target, action, call).run({ values: {}, params });
      change.isFollowed = true;
    } catch (error) {
      if (!(error instanceof KehuError)) throw error;
      write.fail(change.operation, error);
    }
  }
}
