import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import type { KehuError } from '../../kernel/errors.ts';
import { renderMessage, type LocalText, type Locale } from '../../kernel/text.ts';
import { unseenStates, type UnseenState } from '../explain/unseen-states.ts';
import { RecordsService } from '../records.service.ts';
import { targetOf, type ActionRequest } from './action-runner.ts';
import { builtInActions } from './built-in-actions.ts';
import type { RecordAction } from './record-action.ts';
import { RecordActions } from './record-actions.ts';

export interface ActionState {
  readonly name: string;
  readonly allowed: boolean;
  /** Why not, in the caller's language. */
  readonly reason?: { readonly code: string; readonly message: string };
  /** Of actions that features register; the platform's own have words of their own. */
  readonly label?: LocalText;
  readonly icon?: string;
  readonly prominent?: boolean;
  readonly asks?: RecordAction['asks'];
}

export interface ActionStates {
  readonly items: readonly ActionState[];
  /** Of fields whose conditions the caller's screens cannot work out. */
  readonly states: Readonly<Record<string, UnseenState>>;
}

/** What can be done with a record now, and why the rest cannot. */
@Injectable()
export class ActionList {
  constructor(
    private readonly actions: RecordActions,
    private readonly records: RecordsService,
  ) {}

  async of(caller: Caller, name: string, id: string): Promise<ActionStates> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const entity = model.entity(name);
    const { isDeleted, refusals } = await builtInActions(read, entity, id);
    const items = Object.entries(refusals).map(([own, why]) => stateOf(own, why, caller.locale));
    const offered = isDeleted ? [] : this.actions.of(entity, model).filter(({ isUnlisted }) => !isUnlisted);
    const target = offered.length > 0 ? await targetOf(read, { entity: name, id }, 'none') : undefined;
    for (const action of offered) {
      const { label, icon, prominent, asks } = action;
      const state = stateOf(action.name, await action.refusal(target!), caller.locale);
      items.push({
        ...state,
        label,
        ...(icon ? { icon } : {}),
        ...(prominent ? { prominent } : {}),
        ...(asks ? { asks } : {}),
      });
    }
    return { items, states: await unseenStates(read, entity, id) };
  }

  /** What the dialog of an action begins with; {} where it begins with nothing. */
  async draft(caller: Caller, request: Pick<ActionRequest, 'entity' | 'id' | 'action'>): Promise<unknown> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const action = this.actions.offered(caller, model.entity(request.entity), model, request.action);
    const target = await targetOf(read, request, 'none');
    const refusal = await action.refusal(target);
    if (refusal) throw refusal;
    return (await action.draft?.(target)) ?? {};
  }
}

function stateOf(name: string, why: KehuError | undefined, locale: Locale): ActionState {
  if (!why) return { name, allowed: true };
  const message = [why.summary, ...why.issues.map((issue) => issue.message)]
    .map((one) => renderMessage(one, locale))
    .join('; ');
  return { name, allowed: false, reason: { code: why.code, message } };
}
