import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WriteRules, type WriteRule } from '../records/write-rule.ts';
import { byEntity, type Change } from '../records/write/change.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { beginRecords } from './begin.ts';
import { checkMoves } from './check-moves.ts';
import { messages } from './messages.ts';
import { isMoving, processAfter } from './move.ts';
import { stagedEntity, type StagedEntity } from './process-plan.ts';
import { tellHistory, type Told } from './stage-history.ts';

/**
 * Writing a stage is a transition: it passes the gates of the process on every path that writes records, and what
 * follows from the stage is written along.
 */
@Injectable()
export class ProcessRule implements WriteRule, OnModuleInit {
  readonly name = 'processes';
  readonly #told = new WeakMap<WriteSession, Map<Change, Told>>();

  constructor(private readonly rules: WriteRules) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async prepare(changes: readonly Change[], write: WriteSession): Promise<void> {
    await beginRecords(write, changes);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    const told = new Map<Change, Told>();
    for (const [entity, group] of byEntity(changes)) {
      const staged = stagedEntity(write.catalog.model, entity);
      if (!staged) continue;
      const written = group.filter(({ kind }) => kind !== 'delete');
      const moving = written.filter((change) => change.kind === 'create' || isMoving(change, staged));
      for (const one of await checkMoves(write, staged, moving)) told.set(one.move.change, one);
      for (const change of written) refuseOwnStatus(write, staged, change);
    }
    if (told.size > 0) this.#told.set(write, told);
  }

  async stored(changes: readonly Change[], write: WriteSession): Promise<void> {
    const told = this.#told.get(write);
    if (!told) return;
    await tellHistory(
      write,
      changes.flatMap((change) => told.get(change) ?? []),
    );
  }

  /** What comes back stands in a stage of its process that is still there. */
  async verify(changes: readonly Change[], write: WriteSession): Promise<void> {
    for (const change of changes) {
      if (!change.isRestored) continue;
      const staged = stagedEntity(write.catalog.model, change.plan.entity);
      const { stage } = staged?.fields ?? {};
      const key = stage && change.before?.[stage.name];
      if (!staged || !stage || key === null) continue;
      const process = processAfter(change, staged);
      if (!process || process.stages.has(String(key))) continue;
      const ways = messages.stageGone({ to: String(key), process: process.process.spec.label });
      write.refuse(change, stage.name, { ...ways, code: 'stageJump' });
    }
  }
}

/** Nobody writes the status: it says what the stage counts as. */
function refuseOwnStatus(write: WriteSession, staged: StagedEntity, change: Change): void {
  const { status, stage } = staged.fields;
  if (!status || !change.sent.has(status.name)) return;
  const key = change.values[stage.name] ?? change.before?.[stage.name];
  const category = processAfter(change, staged)?.stages.get(String(key))?.spec.category;
  if (category === undefined || change.values[status.name] === category) return;
  write.refuse(change, status.name, messages.statusDerived({ field: status.label }));
}
