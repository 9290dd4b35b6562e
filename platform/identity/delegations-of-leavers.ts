import { Injectable } from '@nestjs/common';
import { idIs } from '../access/trees.ts';
import { allOf, type QueryTree } from '../expression/query-tree.ts';
import { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { RecordWriter } from '../records/record-writer.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';

const DELEGATION = 'core:delegation';
const MOST = 1000;

/** Delegations end with whoever gave or got them: nobody works on in the name of somebody who has left. */
@Injectable()
export class DelegationsOfLeavers {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly writer: RecordWriter,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were taken back */
  async end(tx: Session, userId: string): Promise<number> {
    const { store } = this.current.get();
    const mine: QueryTree = { op: 'or', args: [idIs('delegator', [userId]), idIs('delegate', [userId])] };
    const where = allOf(mine, IN_FORCE);
    const query = { entity: DELEGATION, select: [['id']], where, sort: [], limit: MOST };
    const found = await store.find(tx, query);
    if (found.length === 0) return 0;
    const data = { takenBackAt: this.clock.now().toISOString() };
    const operations = found.map(({ id }) => ({ op: 'update' as const, id: String(id), data }));
    const caller = Caller.system('leaving of the delegator or delegate');
    await this.writer.writeTogether(caller, DELEGATION, operations, { source: 'leaving' }, tx);
    return found.length;
  }
}

const TIMESTAMP = { kind: 'dateTime' } as const;
const IN_FORCE: QueryTree = {
  op: 'compare',
  by: '==',
  left: { op: 'field', path: ['takenBackAt'], type: TIMESTAMP },
  right: { op: 'value', value: null, type: TIMESTAMP },
};
