import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { KehuError } from '../../kernel/errors.ts';
import type { ActionSpec } from '../../model/metadata.generated.ts';
import type { Entity, Model, Named } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';
import { RecordWriter } from '../record-writer.ts';
import { readAnswers } from './body-values.ts';
import { closedTo, deniedMaking, deniedOn } from './offer.ts';
import type { ActionCall, ActionResult, ActionSource, ActionTarget, RecordAction } from './record-action.ts';
import { RecordActions } from './record-actions.ts';
import { ActionSteps } from './action-steps.ts';

/** The actions that the metadata declares. */
@Injectable()
export class MetadataActions implements ActionSource, OnModuleInit {
  constructor(
    private readonly actions: RecordActions,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.actions.offer(this);
  }

  of(entity: Entity, model: Model): readonly RecordAction[] {
    const own = [...model.actions.values()].filter(({ spec }) => spec.entity === entity.key);
    return own.map((action) => this.#action(action));
  }

  #action(action: Named<ActionSpec>): RecordAction {
    const { key, name, spec } = action;
    const { label, icon, order, prominent, form, params, help } = spec;
    return {
      name,
      label,
      icon,
      order,
      prominent,
      ...(form || params || help ? { asks: { kind: 'action', key } } : {}),
      ...(spec.offered === false ? { isInternal: true, isUnlisted: true } : {}),
      applies: () => true,
      refusal: (target) => refusalOf(target, spec),
      run: (target, call) => this.#run(target, action, call),
    };
  }

  async #run(target: ActionTarget, action: Named<ActionSpec>, call: ActionCall): Promise<ActionResult> {
    const read = actingAs(target.read, action.spec);
    const answers = readAnswers(read, action, call.body);
    const steps = new ActionSteps(
      { actions: this.actions, writer: this.writer },
      { ...target, read },
      action,
      call,
    );
    return steps.run(answers);
  }
}

/** Steps for those whom `who` names may be beyond what they could do by themselves. */
function actingAs(read: ReadSession, { runsAs }: ActionSpec): ReadSession {
  return runsAs === 'system' ? { ...read, caller: read.caller.elevated() } : read;
}

async function refusalOf(target: ActionTarget, spec: ActionSpec): Promise<KehuError | undefined> {
  const closed = await closedTo(target, spec);
  if (closed || spec.runsAs === 'system') return closed;
  const { model } = target.read.catalog;
  const steps = Object.values(spec.steps ?? {}).filter((step) => step.when === undefined);
  const isChanging =
    spec.form !== undefined || steps.some(({ does, on, each }) => does === 'set' && !on && !each);
  const denied = isChanging ? await deniedOn(target, 'update') : undefined;
  if (denied) return denied;
  for (const { does, entity } of steps) {
    const unmade = does === 'create' ? deniedMaking(target.read, model.entity(entity!)) : undefined;
    if (unmade) return unmade;
  }
  return undefined;
}
