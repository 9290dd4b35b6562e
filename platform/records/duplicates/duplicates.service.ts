import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { Invalid, Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity } from '../../model/model.ts';
import type { Draft } from '../../storage/duplicates/drafts.ts';
import { readIncoming } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import type { ReadSession } from '../read/read-session.ts';
import { planOf, type RecordPlan } from '../record-plan.ts';
import { RecordsService } from '../records.service.ts';
import { notAnId, refuseDenied } from '../write/operation.ts';
import { duplicateRulesOf } from './duplicate-rules.ts';
import { findMatches } from './find-matches.ts';
import { foundDuplicate, type FoundDuplicate } from './found-duplicate.ts';
import { revealMatches } from './revealed-matches.ts';

/** Looks for records like a draft before anybody saves it. */
@Injectable()
export class Duplicates {
  constructor(private readonly records: RecordsService) {}

  /** `body` is the record as it is being entered; with `id`, an existing one as it is being changed. */
  async like(caller: Caller, name: string, body: unknown): Promise<{ items: FoundDuplicate[] }> {
    const read = await this.records.reading(caller);
    const entity = read.catalog.model.entity(name);
    const plan = planOf(read.catalog.model, entity);
    if (!isObject(body)) throw new Malformed(messages.notAnObject());
    const { id, ...data } = body;
    refuseDenied(plan, caller, read.access, id === undefined ? 'create' : 'update');
    if (id !== undefined && !isId(id)) throw notAnId(id);
    const draft = draftOf(read, plan, data, id?.toLowerCase());
    return { items: await this.#like(read, entity, draft) };
  }

  async #like(read: ReadSession, entity: Entity, draft: Draft): Promise<FoundDuplicate[]> {
    const all = duplicateRulesOf(read.catalog.model, entity).map(async (rule) => {
      const matches = await findMatches(read, rule, [draft]);
      if (matches.length === 0) return [];
      const shown = await revealMatches(
        read,
        entity,
        rule,
        matches.map(({ id }) => id),
      );
      return matches.map(({ id, field }) => foundDuplicate(rule, field, shown.get(id)!, read.caller.locale));
    });
    return (await Promise.all(all)).flat();
  }
}

/**
 * Values that are not right yet are left out: the form tells of them by itself. So are those the caller may not write:
 * he could not save them, and what they match would tell him what others hold.
 */
function draftOf(
  { access, caller }: ReadSession,
  plan: RecordPlan,
  data: Record<string, unknown>,
  id: string | undefined,
): Draft {
  const { values, issues } = readIncoming(plan, data);
  const unknown = issues.filter(({ message }) => message.code.startsWith('unknownField'));
  if (unknown.length > 0) throw new Invalid(messages.invalidRecord({ entity: plan.entity.label }), unknown);
  const wrong = new Set(issues.map(({ path }) => path.split('.')[0]));
  const isHis = (field: string) => !wrong.has(field) && access.field(caller, plan.entity, field).write;
  return { id, value: (field) => (isHis(field) ? values[field] : null) };
}
