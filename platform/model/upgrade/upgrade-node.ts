import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { canHold } from '../layers/merge.ts';
import type { NodeKind } from '../layers/node.ts';
import { isInside, isOptionMap, valueAt, withValueAt } from '../layers/property-path.ts';
import { schemaProblems } from '../load/schema-check.ts';
import { steps } from '../problem.ts';
import { classOf, isEntry } from '../schema/update-class.ts';
import { aboutOf, decide, questionId, type Answers } from './decide.ts';
import { differences, type Difference } from './difference.ts';
import { partsOf, type OrgEdit } from './org-edits.ts';
import type { Outcome, OutcomeKind, Question } from './upgrade.ts';

/** A node of a pack before and after, and what the organisation made of it. */
export interface NodeVersions {
  readonly target: string;
  readonly kind: NodeKind;
  /** As the packs had it, under its present names. */
  readonly before: JsonObject | undefined;
  readonly after: JsonObject;
  readonly edits: readonly OrgEdit[];
  /** Version of the pack that had what goes. */
  readonly version: string;
}

export interface NodeUpgrade {
  readonly edits: OrgEdit[];
  readonly outcomes: Outcome[];
  readonly questions: Question[];
  /** Entries the vendor took away. */
  readonly removed: readonly Removed[];
}

export interface Removed extends Difference {
  /** An edit inside keeps it already. */
  readonly stays: boolean;
}

/** One node through the upgrade: every edit of the organisation in turn, then what only the vendor changed. */
export function upgradeNode(versions: NodeVersions, answers: Answers): NodeUpgrade {
  const settling = new Settling(versions, answers);
  for (const edit of versions.edits) settling.settle(edit);
  return settling.finish();
}

class Settling {
  /** The vendor's node with the edits that hold so far. */
  #working: JsonObject;
  readonly #settled: string[] = [];
  #edits: OrgEdit[] = [];
  #outcomes: Outcome[] = [];
  #questions: Question[] = [];

  constructor(
    readonly versions: NodeVersions,
    readonly answers: Answers,
  ) {
    this.#working = versions.after;
  }

  settle(edit: OrgEdit): void {
    const { path } = edit;
    const lost = this.#lostHolder(edit);
    if (lost !== undefined && !this.#restore(lost, edit)) return;
    if (!edit.retire && !canHold(this.#working, path)) return this.#keep('waiting', edit);
    const found = path === '' ? this.versions.after : valueAt(this.#working, path);
    if (edit.retire) return this.#keep(found === undefined ? 'waiting' : 'kept', edit);
    if (isDeepStrictEqual(found, edit.was)) return this.#keep('kept', edit, found);
    if (isDeepStrictEqual(found, edit.to)) return this.#note('absorbed', edit, found);
    if (found === undefined && edit.adopted !== undefined && !this.#isAnswered(edit))
      return this.#keep('kept', edit);
    if (found === undefined && edit.adopted !== undefined) return this.#decide(edit, found);
    if (found === undefined && isObject(edit.to) && isEntry(this.versions.kind, path))
      return this.#keep('deprecated', { ...edit, adopted: this.versions.version });
    const parts = partsOf(returned(edit), found);
    if (parts) for (const part of parts) this.settle(part);
    else this.#decide(edit, found);
  }

  finish(): NodeUpgrade {
    const { before, after } = this.versions;
    this.#fit();
    const removed: Removed[] = [];
    for (const difference of before ? differences(before, after) : []) {
      const { path, from: was, to: theirs } = difference;
      if (path === 'renamedFrom' || path.endsWith('.renamedFrom')) continue;
      const isSettled = this.#isSettled(difference);
      if (theirs === undefined && isEntry(this.versions.kind, path))
        removed.push({ ...difference, stays: isSettled });
      else if (!isSettled) this.#note('automatic', { path, was, to: undefined }, theirs);
    }
    return { edits: this.#edits, outcomes: this.#outcomes, questions: this.#questions, removed };
  }

  /** Edits that the vendor's new shape has no place for (a limit of a type the field no longer has) give way. */
  #fit(): void {
    for (;;) {
      const misfits = this.#edits.some(({ retire }) => !retire) ? this.#misfits() : [];
      if (misfits.length === 0) return;
      const isMisfit = ({ path }: { readonly path: string }) => misfits.some((edit) => edit.path === path);
      this.#edits = this.#edits.filter((edit) => !misfits.includes(edit));
      this.#outcomes = this.#outcomes.filter((outcome) => !isMisfit(outcome));
      this.#questions = this.#questions.filter((question) => !isMisfit(question));
      for (const edit of misfits) this.#note('overruled', edit, valueAt(this.versions.after, edit.path));
      this.#working = this.versions.after;
      for (const { path, to, retire } of this.#edits)
        if (!retire && canHold(this.#working, path)) this.#working = withValueAt(this.#working, path, to);
    }
  }

  #misfits(): OrgEdit[] {
    const { kind, target } = this.versions;
    const places = schemaProblems(kind, this.#working, target).map(({ pointer }) => steps(pointer).join('.'));
    const edits = this.#edits.filter(({ retire }) => !retire);
    const around = edits.filter(({ path }) => places.some((at) => at === path || isInside(at, path)));
    return around.length > 0 ? around : edits.filter(({ path }) => places.some((at) => isInside(path, at)));
  }

  /** The outermost thing on the way (for a retirement also the thing itself) that the vendor took away. */
  #lostHolder({ path, retire }: OrgEdit): string | undefined {
    const steps = path.split('.');
    const last = retire ? steps.length : steps.length - 1;
    for (let length = 1; length <= last; length++) {
      const holder = steps.slice(0, length).join('.');
      if (valueAt(this.#working, holder) !== undefined) continue;
      return valueAt(this.versions.before, holder) === undefined ? undefined : holder;
    }
    return undefined;
  }

  /** An entry stays for the edit's sake, deprecated; a property comes back as far as its class allows. */
  #restore(holder: string, edit: OrgEdit): boolean {
    const { before, kind, version } = this.versions;
    const was = valueAt(before, holder)!;
    if (isEntry(kind, holder)) {
      const adopted = { path: holder, retire: false, to: adoptedValue(holder, was), was, adopted: version };
      this.#keep('deprecated', adopted);
      return true;
    }
    const inner = edit.path.slice(holder.length + 1);
    const to = withValueAt(was as JsonObject, inner, edit.to);
    this.#decide({ ...edit, path: holder, was, to }, undefined);
    return false;
  }

  #isAnswered({ path }: OrgEdit): boolean {
    const id = questionId(this.versions.target, path);
    return this.answers.to({ id, about: aboutOf(undefined) }) !== undefined;
  }

  #decide(edit: OrgEdit, theirs: Json | undefined): void {
    const { target, kind, before } = this.versions;
    const update = classOf(kind, edit.path) ?? 'vendor';
    const isFresh = !isDeepStrictEqual(valueAt(before, edit.path), theirs);
    const decision = decide(target, edit, theirs, update, this.answers, isFresh);
    this.#note(decision.kind, edit, theirs);
    if (decision.edit) this.#hold(decision.edit);
    if (decision.question) this.#questions.push(decision.question);
  }

  #keep(kind: OutcomeKind, edit: OrgEdit, theirs?: Json): void {
    this.#note(kind, edit, theirs);
    this.#hold(edit);
  }

  #hold(edit: OrgEdit): void {
    this.#edits.push(edit);
    if (!edit.retire && canHold(this.#working, edit.path))
      this.#working = withValueAt(this.#working, edit.path, edit.to);
  }

  #note(kind: OutcomeKind, { path, was, to, retire }: Noted, theirs?: Json): void {
    const update = classOf(this.versions.kind, path);
    const mine = kind === 'automatic' ? undefined : to;
    this.#outcomes.push({ kind, target: this.versions.target, path, update, was, mine, theirs });
    if (kind !== 'automatic' && !retire) this.#settled.push(path);
  }

  /** Whether an edit has already said what becomes of a change of the vendor. */
  #isSettled({ path, to }: Difference): boolean {
    return this.#settled.some(
      (settled) =>
        settled === path || isInside(path, settled) || (to === undefined && isInside(settled, path)),
    );
  }
}

type Noted = Pick<OrgEdit, 'path' | 'was' | 'to'> & { readonly retire?: boolean };

/** The vendor has again what it had taken away: what an upgrade marked on it is no edit. */
function returned(edit: OrgEdit): OrgEdit {
  if (edit.adopted === undefined || !isObject(edit.to) || !isObject(edit.was)) return edit;
  const marks = ['deprecated', 'retired'].filter((mark) => !Object.hasOwn(edit.was as JsonObject, mark));
  const dropped = [...marks, ...DEMANDS.filter((key) => !Object.hasOwn(edit.to as JsonObject, key))];
  const to = Object.entries(edit.to as JsonObject).filter(([key]) => !marks.includes(key));
  const was = Object.entries(edit.was as JsonObject).filter(([key]) => !dropped.includes(key));
  return { ...edit, to: Object.fromEntries(to), was: Object.fromEntries(was) };
}

/** What a field may no longer ask once the vendor's screens do not show it. */
const DEMANDS: readonly string[] = ['required', 'requiredWhen'];

/** What the vendor had, as the organisation goes on with it: marked, offered no more, asking nothing. */
export function adoptedValue(path: string, value: Json): Json {
  const map = path.split('.').at(-2);
  if (!isObject(value)) return value;
  if (isOptionMap(map)) return { ...(value as JsonObject), retired: true, deprecated: true };
  if (map !== 'fields' || !Object.hasOwn(value, 'type')) return value as Json;
  const kept = Object.entries(value as JsonObject).filter(([key]) => !DEMANDS.includes(key));
  return { ...Object.fromEntries(kept), deprecated: true };
}
