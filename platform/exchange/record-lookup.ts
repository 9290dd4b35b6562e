import type { Access } from '../access/access.ts';
import type { CalendarContext } from '../expression/environment.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Field } from '../model/model.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import type { RowProblem, Want } from './draft-record.ts';
import type { PlannedLookup } from './import-plan.ts';
import { messages } from './messages.ts';
import { readableIds } from './readable-ids.ts';

/** Most answers remembered for one field looked up by; beyond that all are asked again. */
const REMEMBERED = 50_000;

type Answer = string | 'missing' | 'ambiguous';

/** Finds the records that cells name, a chunk of rows at a time, and only such as the caller may read. */
export class RecordLookup {
  readonly #answers = new Map<Field, Map<unknown, Answer>>();

  constructor(
    readonly catalog: Catalog,
    readonly session: Session,
    readonly access: Access,
    readonly caller: Caller,
    readonly calendar: CalendarContext,
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
    const readable = await readableIds(this, entity, found.flat());
    for (const [index, value] of values.entries()) {
      const [first, second] = found[index]!.filter((id) => readable.has(id));
      answers.set(value, second !== undefined ? 'ambiguous' : (first ?? 'missing'));
    }
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
