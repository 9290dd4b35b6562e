import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../kernel/json.ts';
import type { UpdateClass } from '../schema/update-class.ts';
import type { OrgEdit } from './org-edits.ts';
import type { Answer, Choice, OutcomeKind, Question } from './upgrade.ts';

/** What becomes of an edit whose property the vendor changed to something else. */
export interface Decision {
  readonly kind: OutcomeKind;
  /** Undefined where it is dropped and the vendor's value holds. */
  readonly edit: OrgEdit | undefined;
  readonly question?: Question;
}

/** An answer about whatever the vendor's side is. */
export const WHATEVER = '*';

export class Answers {
  readonly #byId: ReadonlyMap<string, Answer>;

  /** Of two answers to the same question the later one counts. */
  constructor(answers: readonly Answer[] = []) {
    this.#byId = new Map(answers.map((answer) => [`${answer.id} ${answer.about}`, answer]));
  }

  to({ id, about }: Pick<Question, 'id' | 'about'>): Answer | undefined {
    return this.#byId.get(`${id} ${about}`) ?? this.#byId.get(`${id} ${WHATEVER}`);
  }
}

export function questionId(target: string, path: string): string {
  return `${target}#${path}`;
}

/** The vendor's side by hash. Keys in a fixed order, so that only what it says counts. */
export function aboutOf(theirs: Json | undefined): string {
  const text = JSON.stringify(theirs ?? null, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Both changed it. The class of the property says whose value holds, unless somebody has answered.
 *
 * @param isFresh whether the vendor changed it in this very upgrade; else it is open since an earlier one
 */
export function decide(
  target: string,
  edit: OrgEdit,
  theirs: Json | undefined,
  update: UpdateClass,
  answers: Answers,
  isFresh: boolean,
): Decision {
  const { path, was, to: mine } = edit;
  const about = aboutOf(theirs);
  const question: Question = {
    id: questionId(target, path),
    about,
    kind: 'both',
    target,
    path,
    was,
    mine,
    theirs,
    choices: choicesOf(was, mine, theirs),
  };
  const answer = answers.to(question);
  if (answer) return answered(edit, theirs, answer.choice);
  if (!isFresh) return { kind: 'open', edit };
  if (update === 'org') return { kind: 'hidden', edit };
  if (update === 'shared') return { kind: 'asked', edit, question };
  return { kind: 'overruled', edit: undefined };
}

function answered(edit: OrgEdit, theirs: Json | undefined, choice: Choice): Decision {
  if (choice === 'theirs') return { kind: 'answered', edit: undefined };
  const to = choice === 'both' ? union(edit.was, edit.to, theirs) : edit.to;
  if (isDeepStrictEqual(to, theirs)) return { kind: 'answered', edit: undefined };
  return { kind: 'answered', edit: { ...edit, to, was: theirs } };
}

/** Lists of words can hold what both added. */
export function choicesOf(was: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Choice[] {
  const both = [mine, theirs].every(isWords) && (was === undefined || isWords(was));
  return both ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
}

function isWords(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** What both kept or either added. */
function union(was: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Json | undefined {
  if (!isWords(mine) || !isWords(theirs)) return mine;
  const before = isWords(was) ? was : [];
  const kept = before.filter((word) => mine.includes(word) && theirs.includes(word));
  const added = [...theirs, ...mine].filter((word) => !before.includes(word));
  return [...new Set([...kept, ...added])];
}
