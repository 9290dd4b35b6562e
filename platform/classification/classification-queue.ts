import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.ts';
import { Caller } from '../kernel/caller.ts';
import { newId } from '../kernel/ids.ts';
import type { Session } from '../storage/connection/session.ts';
import type { RuleSet } from './rule-set.ts';

export const CLASSIFY = 'classify';

/** What a job of the rules is asked. */
export interface ClassifyData {
  readonly scheme: string;
  readonly rules: string;
  readonly run: string;
  readonly trigger: 'schedule' | 'person' | 'change';
  readonly asOf: string | null;
  readonly ids: readonly string[] | null;
}

/** Has rules run beside the requests. */
@Injectable()
export class ClassificationQueue {
  constructor(private readonly jobs: Jobs) {}

  /** Over all records. @returns the ids of the run and of its job */
  async begin(
    tx: Session,
    set: RuleSet,
    by: Caller,
    trigger: ClassifyData['trigger'],
    asOf: string | undefined,
  ): Promise<{ id: string; job: string }> {
    const run = newId();
    const data = { ...dataOf(set, run, trigger), asOf: asOf ?? null };
    return { id: run, job: await this.jobs.enqueue(tx, { kind: CLASSIFY, data, by }) };
  }

  /** Over some records, after a change that touches them. */
  async lookAgain(tx: Session, set: RuleSet, ids: readonly string[]): Promise<void> {
    const data = { ...dataOf(set, newId(), 'change'), ids: [...ids] };
    await this.jobs.enqueue(tx, { kind: CLASSIFY, data, by: Caller.system(`classification ${set.name}`) });
  }
}

function dataOf({ scheme, name }: RuleSet, run: string, trigger: ClassifyData['trigger']) {
  return { scheme, rules: name, run, trigger, asOf: null, ids: null };
}
