import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Unavailable, type KehuError } from '../../kernel/errors.ts';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { Entity } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { getRecord } from '../read/get-record.ts';
import { messages } from './messages.ts';
import { closedTo } from './offer.ts';
import type { ActionCall, ActionResult, ActionTarget, RecordAction } from './record-action.ts';
import { RecordActions } from './record-actions.ts';

/** What plugin.json says of an action. */
export interface PluginActionSpec {
  /** Key of the entity whose records offer it: `library:book`. */
  readonly entity: string;
  readonly label: LocalText;
  readonly icon?: string;
  readonly order?: number;
  readonly prominent?: boolean;
  readonly who?: readonly string[];
  readonly when?: string;
  readonly otherwise?: LocalText;
}

/** One call of a plugin's action. */
export interface PluginActionCall {
  readonly caller: Caller;
  readonly entity: string;
  /** The record as the caller reads it. */
  readonly record: Row;
  /** What was sent along. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What came of it; see `ActionResult`. */
export type PluginActionResult = Pick<ActionResult, 'made' | 'open' | 'tells'>;

/**
 * Something a plugin does with a record when somebody asks for it. It runs outside of a transaction, so it may call other
 * systems; what it writes it writes through `host.records`, with the caller.
 *
 * @example
 * const ring: PluginAction = async ({ caller, record }) => {
 *   const call = await dial(String(record.phone));
 *   await host.records.update(caller, 'reader', String(record.id), { lastCall: call.at });
 *   return { tells: call.id };
 * };
 */
export type PluginAction = (call: PluginActionCall) => Promise<PluginActionResult | void>;

type Added = Contribution<PluginActionSpec, PluginAction>;

const TEXT = {
  type: 'object',
  required: ['zh-CN', 'en'],
  additionalProperties: { type: 'string', minLength: 1 },
};

/** How long a plugin may take: people wait for it. */
const LIMIT_MS = 30_000;

/** The actions plugins add. */
@Injectable()
export class PluginActions implements OnModuleInit {
  constructor(
    private readonly points: ExtensionPoints,
    private readonly actions: RecordActions,
  ) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  readonly #point: ExtensionPoint<PluginActionSpec, PluginAction> = {
    name: 'actions',
    description: 'What people can do with a record: a button of its page, POST …/actions/{name}.',
    names: '^[a-z][A-Za-z0-9]*$',
    schema: {
      description: 'One action.',
      type: 'object',
      additionalProperties: false,
      required: ['entity', 'label'],
      properties: {
        entity: {
          description: 'The entity whose records offer it: "library:book".',
          type: 'string',
          pattern: '^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*$',
        },
        label: { description: 'What stands on the button, in each language.', ...TEXT },
        icon: {
          description: 'Icon beside the label: book-open.',
          type: 'string',
          pattern: '^[a-z][a-z0-9-]*$',
        },
        order: { description: 'Position among the others, lowest first.', type: 'integer' },
        prominent: { description: 'Stands at the head of the page; otherwise in its menu.', type: 'boolean' },
        who: {
          description:
            'Names of roles that may do it, without their pack; without it everybody who sees the record.',
          type: 'array',
          items: {
            description: 'A role by its name alone: librarian.',
            type: 'string',
            pattern: '^[a-z][A-Za-z0-9]*$',
          },
          minItems: 1,
        },
        when: {
          description: 'CEL over the record and me: with which records.',
          type: 'string',
          minLength: 1,
        },
        otherwise: { description: 'Said where "when" does not hold, in each language.', ...TEXT },
      },
    },
    accept: (contribution) => this.actions.register(actionOf(contribution)),
  };
}

function actionOf(contribution: Added): RecordAction {
  const { name, spec } = contribution;
  const { label, icon, order, prominent } = spec;
  return {
    name,
    label,
    icon,
    order,
    prominent,
    isOutside: true,
    applies: ({ key }: Entity) => key === spec.entity,
    refusal: (target) => refusalOf(target, contribution),
    run: (target, call) => run(target, call, contribution),
  };
}

/** A condition that does not fit the entity, as it is today, lets nobody do it. */
async function refusalOf(target: ActionTarget, { plugin, spec }: Added): Promise<KehuError | undefined> {
  try {
    return await closedTo(target, spec);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { message } = error.toIssue('when');
    return new Unavailable(messages.pluginCondition({ action: spec.label, plugin }), [
      { path: 'when', message },
    ]);
  }
}

async function run(
  { read, entity, id }: ActionTarget,
  { body }: ActionCall,
  contribution: Added,
): Promise<ActionResult> {
  const record = await getRecord(read, entity, id);
  const call: PluginActionCall = { caller: read.caller, entity: entity.key, record, body };
  const what = `action ${contribution.name} of ${entity.key}`;
  return (await contribution.run(what, (action) => action(call), LIMIT_MS)) ?? {};
}
