import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Conflict, Invalid, type Issue, type KehuError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Message } from '../../kernel/text.ts';
import { NotificationStore } from '../../storage/store/notification-store.ts';
import { messages as recordMessages } from '../messages.ts';
import { byEntity, entityOf, pathOf, valueAfter, type Change } from '../write/change.ts';
import type { WriteSession } from '../write/write-session.ts';
import { WriteRules, type WriteRule } from '../write-rule.ts';
import { duplicateRulesOf, type DuplicateRule } from './duplicate-rules.ts';
import { amongThem, findMatches, type Match } from './find-matches.ts';
import { foundDuplicate, type FoundDuplicate } from './found-duplicate.ts';
import { messages } from './messages.ts';
import { revealMatches } from './revealed-matches.ts';
import { notificationsOf } from './tell-owners.ts';

/** A change that looks like records that are there. */
export interface Likeness {
  readonly change: Change;
  readonly rule: DuplicateRule;
  readonly matches: readonly Match[];
}

/**
 * Looks for records entered twice among what is stored, the write's own records included: all that is written is
 * looked up together, so that a batch, an import and two rows of one file obey the rules as a single record does.
 */
@Injectable()
export class DuplicateCheck implements WriteRule, OnModuleInit {
  readonly name = 'duplicates';
  readonly #found = new WeakMap<WriteSession, Likeness[]>();

  constructor(
    private readonly rules: WriteRules,
    private readonly notifications: NotificationStore,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async verify(changes: readonly Change[], write: WriteSession): Promise<void> {
    const found: Likeness[] = [];
    for (const [entity, group] of byEntity(changes))
      for (const rule of duplicateRulesOf(write.catalog.model, entity))
        found.push(
          ...(await likenesses(
            rule,
            group.filter((one) => concerns(rule, one)),
            write,
          )),
        );
    if (found.length === 0) return;
    for (const [operation, own] of Map.groupBy(found, ({ change }) => change.operation))
      await judge(operation, own, write);
    this.#found.set(write, found);
  }

  async stored(_changes: readonly Change[], write: WriteSession): Promise<void> {
    const found = this.#found.get(write);
    const { userId: by } = write.caller;
    if (!found || by === undefined) return;
    const kept = found.filter(({ change }) => !write.hasFailed(change.operation));
    const writeId = write.options.requestId ?? newId();
    await this.notifications.append(write.tx, await notificationsOf(kept, write, { by, writeId }));
  }
}

/** A new record, one that comes back, or one of which something has changed that the rule reads. */
function concerns(rule: DuplicateRule, change: Change): boolean {
  if (change.kind === 'delete') return false;
  return isCompared(rule, change) || touches(change, rule.deciding);
}

function isCompared({ fields }: DuplicateRule, change: Change): boolean {
  return change.kind === 'create' || change.isRestored === true || touches(change, fields);
}

function touches({ values }: Change, fields: ReadonlySet<string>): boolean {
  return Object.keys(values).some((name) => fields.has(name));
}

/** Without those that only left the records the rule looks among. */
async function withoutLeaving(
  rule: DuplicateRule,
  changes: readonly Change[],
  write: WriteSession,
): Promise<readonly Change[]> {
  const moved = changes.filter((change) => !isCompared(rule, change)).map(({ id }) => id);
  if (moved.length === 0 || !rule.among) return changes;
  const there = await amongThem({ ...write, session: write.tx }, rule.spec.entity, rule.among, moved);
  return changes.filter(({ id }) => !moved.includes(id) || there.has(id));
}

async function likenesses(
  rule: DuplicateRule,
  concerned: readonly Change[],
  write: WriteSession,
): Promise<Likeness[]> {
  const changes = await withoutLeaving(rule, concerned, write);
  if (changes.length === 0) return [];
  const { catalog, tx } = write;
  const drafts = changes.map((change) => ({
    id: change.id,
    value: (field: string) => valueAfter(change, field),
  }));
  if (rule.spec.severity === 'block')
    for (const { name, test } of rule.tests)
      await catalog.store.lockValues(tx, rule.spec.entity, `${rule.key} ${name}`, test, drafts);
  const matches = await findMatches({ ...write, session: tx }, rule, drafts);
  const place = new Map(changes.map(({ id }, index) => [id, index]));
  // Of two records of one write the later one is told that it is the same.
  const earlier = matches.filter(({ draft, id }) => (place.get(id) ?? -1) < draft);
  const groups = Map.groupBy(earlier, ({ draft }) => draft);
  return Array.from(groups, ([draft, own]) => ({ change: changes[draft]!, rule, matches: own }));
}

/** Refuses the operation, or takes the reasons that were given for it. */
async function judge(operation: number, found: readonly Likeness[], write: WriteSession): Promise<void> {
  const blocking = found.filter(({ rule }) => rule.spec.severity === 'block');
  const asking = found.filter(({ rule }) => rule.spec.severity === 'needsReason');
  const unanswered = asking.filter(({ rule }) => !answer(operation, rule, write));
  const refused = [...blocking, ...unanswered];
  if (refused.length === 0 || write.hasFailed(operation)) return;
  const duplicates: FoundDuplicate[] = [];
  for (const likeness of refused) duplicates.push(...(await revealed(likeness, write)));
  const issues = refused.flatMap((one) => issuesOf(one, duplicates));
  write.fail(operation, refusal(blocking, unanswered, issues, duplicates));
}

function answer(operation: number, { name }: DuplicateRule, write: WriteSession): boolean {
  const reason = (write.options.reasons?.[name] ?? write.options.defaultReason ?? '').trim();
  if (reason === '') return false;
  write.reasons.set(operation, { ...write.reasons.get(operation), [name]: reason });
  return true;
}

function refusal(
  blocking: readonly Likeness[],
  unanswered: readonly Likeness[],
  issues: readonly Issue[],
  duplicates: readonly FoundDuplicate[],
): KehuError {
  const [first] = blocking;
  if (first) {
    const entity = entityOf(first.change).label;
    return new Conflict(messages.duplicate({ entity, rule: first.rule.spec.label }), issues, { duplicates });
  }
  const reasons = [...new Set(unanswered.map(({ rule }) => rule.name))];
  return new Invalid(recordMessages.reasonRequired(), issues, { reasons, duplicates });
}

async function revealed({ change, rule, matches }: Likeness, write: WriteSession): Promise<FoundDuplicate[]> {
  const ids = matches.map(({ id }) => id);
  const shown = await revealMatches({ ...write, session: write.tx }, entityOf(change), rule, ids);
  return matches.map(({ id, field }) =>
    foundDuplicate(rule, pathOf(change, field), shown.get(id)!, write.caller.locale),
  );
}

function issuesOf({ change, rule, matches }: Likeness, duplicates: readonly FoundDuplicate[]): Issue[] {
  const path = pathOf(change, matches[0]!.field);
  const first = duplicates.find((one) => one.rule === rule.name && one.field === path);
  const title = first?.values[entityOf(change).title.name];
  return [{ path, message: likeness(rule, title) }];
}

function likeness({ spec }: DuplicateRule, title: unknown): Message {
  return typeof title === 'string'
    ? messages.looksLike({ title, rule: spec.label })
    : messages.looksLikeHidden({ rule: spec.label });
}
