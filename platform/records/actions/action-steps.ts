import { Conflict } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import { actionParams } from '../../model/action-params.ts';
import type { ActionSpec, ActionStep } from '../../model/metadata.generated.ts';
import { splitRelation } from '../../model/compile/compile-entity.ts';
import type { Entity, Named } from '../../model/model.ts';
import { idIn } from '../query-trees.ts';
import type { RecordWriter } from '../record-writer.ts';
import type { Operation } from '../write/operation.ts';
import type { WrittenRecord } from '../write/operation-result.ts';
import type { Answers } from './body-values.ts';
import { convert } from './convert.ts';
import { messages } from './messages.ts';
import { PendingChange } from './pending-change.ts';
import type { ActionCall, ActionResult, ActionTarget, RecordPointer } from './record-action.ts';
import type { RecordActions } from './record-actions.ts';
import { idsWhere, mappedRows, type Params } from './stored-values.ts';

interface Services {
  readonly actions: RecordActions;
  readonly writer: RecordWriter;
}

const DEEPEST = 8;

/** The steps of one action on one record, in the transaction of its session. */
export class ActionSteps {
  readonly #params: Record<string, unknown> = {};
  readonly #made: Record<string, RecordPointer> = {};
  #open: RecordPointer | undefined;
  #own: PendingChange;

  constructor(
    private readonly services: Services,
    private readonly target: ActionTarget,
    private readonly action: Named<ActionSpec>,
    private readonly call: ActionCall,
  ) {
    if ((call.depth ?? 0) > DEEPEST)
      throw new Conflict(messages.actionsInCircle({ action: action.spec.label }));
    this.#own = this.#nothing();
  }

  async run({ values, params }: Answers): Promise<ActionResult> {
    const { steps = {} } = this.action.spec;
    for (const name of Object.keys(actionParams(this.action.spec))) this.#params[name] = params[name] ?? null;
    this.#own.enter(values);
    for (const [name, step] of Object.entries(steps)) {
      const [isDone] = step.when === undefined ? [true] : await this.#own.valuesOf([step.when], this.#bound);
      if (isDone === true) await this.#do(name, step);
    }
    await this.#writeOwn();
    return { made: this.#made, open: this.#open };
  }

  get #bound(): Params {
    return { types: actionParams(this.action.spec), values: this.#params };
  }

  async #do(name: string, step: ActionStep): Promise<void> {
    if (step.does === 'set' && step.on === undefined && step.each === undefined)
      return this.#own.set(step.values ?? {}, this.#bound);
    await this.#writeOwn();
    switch (step.does) {
      case 'set':
        return step.each === undefined ? this.#setBehind(step) : this.#setEach(step, step.each);
      case 'create':
        return this.#create(name, step);
      case 'convert':
        return this.#convert(name, step);
      default:
        return this.#runOther(name, step);
    }
  }

  /** What was entered and set so far goes to the record in one write, so that its rules see it together. */
  async #writeOwn(): Promise<void> {
    const operation = this.#own.operation();
    if (operation) await this.#write(this.target.entity, operation);
    this.#own = this.#nothing();
  }

  #nothing(): PendingChange {
    return new PendingChange(this.services.writer, this.target, this.#options);
  }

  async #setBehind({ on, entity: key, values = {} }: ActionStep): Promise<void> {
    const { read, entity: from, id } = this.target;
    const into = read.catalog.model.entity(key!);
    const stored = (await read.catalog.store.lock(read.session, from.key, [id], 'none')).get(id);
    const value = stored?.[on!];
    const isThere = !isObject(value) || value['entity'] === into.key;
    const behind = isObject(value) ? value['id'] : value;
    if (typeof behind !== 'string' || !isThere) return;
    const [row] = await mappedRows(read, from, idIn([id]), into, values, this.#bound);
    await this.#write(into, { op: 'update', id: behind, given: row?.values ?? {} });
  }

  async #setEach({ where, values = {} }: ActionStep, each: string): Promise<void> {
    const { read, entity: from, id } = this.target;
    const { model, store } = read.catalog;
    const [key, back] = splitRelation(each);
    const into = model.entity(key);
    const all = await store.referencing(read.session, into.fields.get(back)!, [id]);
    const ids = where === undefined ? all : await idsWhere(read, into, all, where, this.#bound);
    if (ids.length === 0) return;
    const [row] = await mappedRows(read, from, idIn([id]), into, values, this.#bound);
    const given = row?.values ?? {};
    const operations = ids.map((one): Operation => ({ op: 'update', id: one, given }));
    await this.services.writer.writeTogether(read.caller, into.key, operations, this.#options, read.session);
  }

  async #create(name: string, { entity: key, values = {}, opens }: ActionStep): Promise<void> {
    const { read, entity: from, id } = this.target;
    const into = read.catalog.model.entity(key!);
    const [row] = await mappedRows(read, from, idIn([id]), into, values, this.#bound);
    const made = await this.#write(into, { op: 'create', given: row?.values ?? {} });
    this.#remember(name, { entity: into.key, id: made.id }, opens);
  }

  async #convert(name: string, { conversion: key, opens }: ActionStep): Promise<void> {
    const conversion = this.target.read.catalog.model.conversions.get(key!)!;
    const other = this.services.actions.get(
      this.target.entity,
      this.target.read.catalog.model,
      conversion.name,
    );
    const refusal = await other.refusal(this.target);
    if (refusal) throw refusal;
    const result = await convert(this.services.writer, this.target, conversion, {
      body: {},
      options: this.#options,
    });
    this.#remember(name, result.open, opens, result.made);
  }

  async #runOther(name: string, { action, with: sent = {}, opens }: ActionStep): Promise<void> {
    const { model } = this.target.read.catalog;
    const other = this.services.actions.get(this.target.entity, model, action!);
    const values = await this.#own.valuesOf(Object.values(sent), this.#bound);
    const body = Object.fromEntries(Object.keys(sent).map((word, index) => [word, values[index]]));
    const target = await this.#now();
    const refusal = await other.refusal(target);
    if (refusal) throw refusal;
    const call = { body, options: this.#options, depth: (this.call.depth ?? 0) + 1 };
    const result = await other.run(target, call);
    this.#remember(name, result.open, opens, result.made);
  }

  /** The record as the steps before have left it. */
  async #now(): Promise<ActionTarget> {
    const { read, entity, id, record } = this.target;
    const stored = await read.catalog.store.lock(read.session, entity.key, [id], 'none');
    return { ...this.target, record: stored.get(id) ?? record };
  }

  #remember(
    name: string,
    made: RecordPointer | undefined,
    isOpened: boolean | undefined,
    all: Readonly<Record<string, RecordPointer>> = made ? { [name]: made } : {},
  ): void {
    Object.assign(this.#made, all);
    if (made) this.#params[name] = made.id;
    if (made && isOpened) this.#open = made;
  }

  async #write(entity: Entity, operation: Operation): Promise<WrittenRecord> {
    const { caller, session } = this.target.read;
    const [result] = await this.services.writer.writeTogether(
      caller,
      entity.key,
      [operation],
      this.#options,
      session,
    );
    return result as WrittenRecord;
  }

  get #options(): ActionCall['options'] {
    return { ...this.call.options, source: 'action', depth: this.call.depth ?? 0 };
  }
}
