import type { Access } from '../access/access.ts';
import { allOf, TRUE } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity, Field } from '../model/model.ts';
import { idIn } from '../records/query-trees.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import type { RowProblem, Want } from './draft-record.ts';
import type { PlannedLookup } from './import-plan.ts';
import { messages } from './messages.ts';

/** Most answers remembered for one field looked up by; beyond that all are asked again. */
const REMEMBERED = 50_000;

type Answer = string | 'missing' | 'ambiguous';

/** Finds the records that cells name, a chunk of rows at a time, and only such as the caller may read. */
export class RecordLookup {
  readonly #answers = new Map<Field, Map<unknown, Answer>>();

  constructor(
    private readonly catalog: Catalog,
    private readonly session: Session,
    private readonly access: Access,
    private readonly caller: Caller,
  ) {}

  /** Puts the ids where they are wanted; gives back what was not found. */
  async resolve(wants: readonly Want[]): Promise<RowProblem[]> {
    for (const [lookup, wanted] of byLookup(wants)) await this.#ask(lookup, wanted);
    return wants.flatMap((want) => {
      const answer = this.#answersOf(want.lookup).get(want.value) ?? 'missing';
      if (answer !== 'missing' && answer !== 'ambiguous') return want.put(answer) ?? [];
      const { entity, by } = want.lookup;
      const words = { entity: entity.label, by: by.label, value: String(want.value) };
      const message = answer === 'missing' ? messages.lookupMissing(words) : messages.lookupAmbiguous(words);
      return { row: want.row, field: want.field, message };
    });
  }

  async #ask(lookup: PlannedLookup, wanted: ReadonlySet<unknown>): Promise<void> {
    const answers = this.#answersOf(lookup);
    if (answers.size > REMEMBERED) answers.clear();
    const values = [...wanted].filter((value) => !answers.has(value));
    if (values.length === 0) return;
    const { entity, by } = lookup;
    const keys = values.map((value) => [value]);
    const found = await this.catalog.store.findByKey(this.session, entity.key, [by.name], keys);
    const readable = await this.#readable(entity, found.flat());
    for (const [index, value] of values.entries()) {
      const [first, second] = found[index]!.filter((id) => readable.has(id));
      answers.set(value, second !== undefined ? 'ambiguous' : (first ?? 'missing'));
    }
  }

  async #readable(entity: Entity, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = this.access.rows(this.caller, entity, 'read');
    if (rows === TRUE || ids.length === 0) return new Set(ids);
    const where = allOf(idIn(ids), rows);
    const query = { entity: entity.key, select: [['id']], where, sort: [], limit: ids.length };
    const found = await this.catalog.store.find(this.session, query);
    return new Set(found.map(({ id }) => id as string));
  }

  #answersOf({ by }: PlannedLookup): Map<unknown, Answer> {
    let answers = this.#answers.get(by);
    if (!answers) this.#answers.set(by, (answers = new Map()));
    return answers;
  }
}

function byLookup(wants: readonly Want[]): Map<PlannedLookup, Set<unknown>> {
  const groups = new Map<PlannedLookup, Set<unknown>>();
  for (const { lookup, value } of wants) {
    const group = groups.get(lookup);
    if (group) group.add(value);
    else groups.set(lookup, new Set([value]));
  }
  return groups;
}
