import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { Malformed } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity } from '../../model/model.ts';
import type { Draft } from '../../storage/duplicates/drafts.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { targetOf } from '../actions/action-runner.ts';
import { deniedOn } from '../actions/offer.ts';
import { messages } from '../messages.ts';
import type { ReadSession } from '../read/read-session.ts';
import { planOf } from '../record-plan.ts';
import { RecordsService } from '../records.service.ts';
import { notAnId, refuseDenied } from '../write/operation.ts';
import { duplicateRulesOf } from './duplicate-rules.ts';
import { enteredDraft } from './entered-draft.ts';
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
    const stored = id === undefined ? undefined : await changedRecord(read, name, id);
    const compared = new Set(
      duplicateRulesOf(read.catalog.model, entity).flatMap(({ fields }) => [...fields]),
    );
    const draft = await enteredDraft(read, plan, data, stored, compared);
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

/** The record that is being changed. @throws NotFound where the caller does not see it, Forbidden where he may not */
async function changedRecord(read: ReadSession, entity: string, id: unknown): Promise<StoredRecord> {
  if (typeof id !== 'string') throw notAnId(id);
  const target = await targetOf(read, { entity, id }, 'none');
  const denied = await deniedOn(target, 'update');
  if (denied) throw denied;
  return target.record;
}
