import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Conflict, Malformed, type KehuError } from '../../kernel/errors.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { ConversionSpec } from '../../model/metadata.generated.ts';
import type { Entity, Model, Named } from '../../model/model.ts';
import { pointsAtAny } from '../query-trees.ts';
import { recordTitles } from '../read/record-titles.ts';
import { RecordWriter } from '../record-writer.ts';
import { openDraft } from './conversion-answer.ts';
import { convert } from './convert.ts';
import { messages } from './messages.ts';
import { closedTo, deniedMaking, deniedOn } from './offer.ts';
import type { ActionCall, ActionSource, ActionTarget, RecordAction } from './record-action.ts';
import { RecordActions } from './record-actions.ts';

type Conversion = Named<ConversionSpec>;

/** The conversions of the metadata as actions, each under its name, and `convert` for whichever is meant. */
@Injectable()
export class ConversionActions implements ActionSource, OnModuleInit {
  constructor(
    private readonly actions: RecordActions,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.actions.offer(this);
  }

  of(entity: Entity, model: Model): readonly RecordAction[] {
    const conversions = [...model.conversions.values()].filter(({ spec }) => spec.entity === entity.key);
    const own = conversions.map((one) => this.#action(one));
    return own.length === 0 ? own : [...own, this.#whichever(conversions)];
  }

  #action(conversion: Conversion): RecordAction {
    const { key, name, spec } = conversion;
    const { label, icon, order, prominent, help } = spec;
    const targets = Object.values(spec.targets);
    const isAsking =
      help !== undefined || targets.some(({ form, choosable }) => form !== undefined || choosable);
    return {
      name,
      label,
      icon,
      order,
      prominent,
      ...(isAsking ? { asks: { kind: 'conversion', key } } : {}),
      applies: () => true,
      refusal: (target) => refusalOf(target, conversion),
      draft: (target) => openDraft(target, conversion),
      run: (target, call) => convert(this.writer, target, conversion, call),
    };
  }

  /** `convert` with `{"to": …}`: what it becomes, or the conversion's name; unsaid where there is only one. */
  #whichever(conversions: readonly Conversion[]): RecordAction {
    return {
      name: 'convert',
      label: CONVERT,
      isUnlisted: true,
      applies: () => true,
      refusal: () => Promise.resolve(undefined),
      run: async (target, { body: { to, ...body }, options }) => {
        const conversion = chosenOf(conversions, to);
        const refusal = await refusalOf(target, conversion);
        if (refusal) throw refusal;
        return convert(this.writer, target, conversion, { body, options });
      },
    };
  }
}

const CONVERT: LocalText = { 'zh-CN': '转换', en: 'Convert' };

function chosenOf(conversions: readonly Conversion[], to: ActionCall['body'][string]): Conversion {
  const [only] = conversions;
  if (to === undefined && conversions.length === 1) return only!;
  const found = conversions.find(({ name }) => name === to) ?? conversions.find((one) => makes(one, to));
  if (found) return found;
  throw new Malformed(messages.whichConversion({ names: conversions.map(({ name }) => name).join(', ') }));
}

function makes({ spec }: Conversion, to: unknown): boolean {
  return Object.values(spec.targets).some(({ entity }) => entity === to || entity.endsWith(`:${String(to)}`));
}

async function refusalOf(target: ActionTarget, { spec }: Conversion): Promise<KehuError | undefined> {
  const { read } = target;
  const { model } = read.catalog;
  const closed = await closedTo(target, spec);
  if (closed) return closed;
  if (spec.once) {
    const before = await madeBefore(target, spec);
    if (before) return before;
  }
  const isCreating = Object.values(spec.targets).filter(
    (one) => one.when === undefined && one.existing === undefined,
  );
  for (const { entity } of isCreating) {
    const denied = deniedMaking(read, model.entity(entity));
    if (denied) return denied;
  }
  return spec.set ? deniedOn(target, 'update') : undefined;
}

/** Something that was made from the record and is still there. */
async function madeBefore(
  { read, entity, id }: ActionTarget,
  spec: ConversionSpec,
): Promise<KehuError | undefined> {
  const { model, store } = read.catalog;
  for (const { entity: key, source } of Object.values(spec.targets)) {
    const into = model.entity(key);
    const field = source === undefined ? undefined : into.fields.get(source);
    if (!field) continue;
    const where = pointsAtAny(field, entity, [id]);
    const [found] = await store.find(read.session, {
      entity: key,
      select: [['id']],
      where,
      sort: [],
      limit: 1,
    });
    if (!found) continue;
    const madeId = String(found['id']);
    const title = (await recordTitles(read, key, [madeId]))[madeId];
    const words = { entity: into.label };
    return new Conflict(
      title == null ? messages.alreadyConvertedUnseen(words) : messages.alreadyConverted({ ...words, title }),
      [],
      title == null ? {} : { made: { entity: key, id: madeId, title } },
    );
  }
  return undefined;
}
