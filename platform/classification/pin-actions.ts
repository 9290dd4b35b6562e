import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readDate } from '../expression/calendar/calendar-date.ts';
import { didYouMean } from '../kernel/did-you-mean.ts';
import { Clock } from '../kernel/clock.ts';
import { Forbidden, Invalid, Malformed, NotFound, type KehuError } from '../kernel/errors.ts';
import type { Message } from '../kernel/text.ts';
import { hint } from '../model/messages.ts';
import type { Entity, Field } from '../model/model.ts';
import { deniedOn } from '../records/actions/offer.ts';
import type { ActionCall, ActionTarget, RecordAction } from '../records/actions/record-action.ts';
import { RecordActions } from '../records/actions/record-actions.ts';
import { RecordsService } from '../records/records.service.ts';
import { dayOf } from '../records/write/write-session.ts';
import { ClassificationStore } from '../storage/store/classification-store.ts';
import { classificationFields } from './classification-rule.ts';
import { namesOf } from './earlier-names.ts';
import { messages } from './messages.ts';

const MOST_NOTE = 500;

/** `pin`: what rules classify is left as it is, or as the call says, until a day or for good; `unpin` takes it back. */
@Injectable()
export class PinActions implements OnModuleInit {
  constructor(
    private readonly actions: RecordActions,
    private readonly records: RecordsService,
    private readonly store: ClassificationStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const common = {
      applies: (entity: Entity) => classificationFields(entity).length > 0,
      refusal: async (target: ActionTarget) => refusalOf(target) ?? (await deniedOn(target, 'update')),
    };
    const pin: RecordAction = {
      ...common,
      name: 'pin',
      label: { 'zh-CN': '锁定分类', en: 'Pin a classification' },
      icon: 'pin',
      order: 800,
      asks: { kind: 'pin' },
      run: (target, call) => this.#pin(target, call),
    };
    const unpin: RecordAction = {
      ...common,
      name: 'unpin',
      label: { 'zh-CN': '解除分类锁定', en: 'Unpin a classification' },
      icon: 'pinOff',
      order: 801,
      asks: { kind: 'unpin' },
      run: (target, call) => this.#unpin(target, call),
    };
    this.actions.register(pin);
    this.actions.register(unpin);
  }

  async #pin(target: ActionTarget, { body, options }: ActionCall) {
    known(body, ['field', 'value', 'until', 'note']);
    const { read, entity, id, record } = target;
    const field = fieldOf(entity, body['field']);
    const until = this.#untilOf(target, body['until']);
    const note = noteOf(body['note']);
    const value = 'value' in body ? body['value'] : record[field.name];
    await this.records.update(
      read.caller,
      entity.key,
      id,
      { [field.name]: value ?? null },
      options,
      read.session,
    );
    await this.store.unpin(read.session, id, namesOf(field));
    await this.store.pin(read.session, {
      recordId: id,
      field: field.name,
      entity: entity.key,
      until,
      note,
      byUserId: read.caller.actorId,
      at: this.clock.now().toISOString(),
    });
    return {};
  }

  async #unpin({ read, entity, id, record }: ActionTarget, { body, options }: ActionCall) {
    known(body, ['field']);
    const field = fieldOf(entity, body['field']);
    // Nothing changes, but whoever may not write the field is refused like everywhere.
    const same = { [field.name]: record[field.name] ?? null };
    await this.records.update(read.caller, entity.key, id, same, options, read.session);
    const count = await this.store.unpin(read.session, id, namesOf(field));
    if (count === 0) throw new NotFound(messages.notPinned({ field: field.label }));
    return {};
  }

  #untilOf({ read }: ActionTarget, sent: unknown): string | null {
    if (sent === undefined || sent === null || sent === '') return null;
    if (typeof sent !== 'string' || readDate(sent) === undefined)
      throw refused('until', messages.badDate({ value: String(sent).slice(0, 40) }));
    if (sent < dayOf(this.clock.now(), read.organisation))
      throw refused('until', messages.pastPin({ until: sent }));
    return sent;
  }
}

function refused(path: string, message: Message): Invalid {
  return new Invalid(message, [{ path, message }]);
}

function known(body: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const other = Object.keys(body).find((name) => !names.includes(name));
  if (other !== undefined) throw new Malformed(messages.unknownMember({ name: other.slice(0, 60) }));
}

function noteOf(sent: unknown): string | null {
  if (sent === undefined || sent === null) return null;
  if (typeof sent !== 'string' || sent.length > MOST_NOTE || sent.includes('\u0000') || !sent.isWellFormed())
    throw refused('note', messages.badNote());
  return sent.trim() || null;
}

function fieldOf(entity: Entity, sent: unknown): Field {
  const names = classificationFields(entity);
  const name = String(sent ?? '').slice(0, 60);
  const field = names.includes(name) ? entity.fields.get(name) : undefined;
  if (field) return field;
  const near = hint(didYouMean(name, names));
  throw refused('field', messages.notClassified({ name, entity: entity.label, hint: near }));
}

/** Somebody who may write none of them sees why the button does nothing. */
function refusalOf({ read, entity }: ActionTarget): KehuError | undefined {
  const { access, caller } = read;
  const mayUpdate = access.allows(caller, entity, 'update');
  const writes = classificationFields(entity).some((name) => access.field(caller, entity, name).write);
  return mayUpdate && writes ? undefined : new Forbidden(messages.mayNotPin());
}
