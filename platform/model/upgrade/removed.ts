import { isObject, type Json } from '../../kernel/json.ts';
import { nodeOfId } from '../layers/node.ts';
import { isOptionMap, valueAt } from '../layers/property-path.ts';
import { aboutOf, questionId, type Answers } from './decide.ts';
import type { NodeWork, UpgradeWork } from './upgrade-work.ts';
import type { Removed } from './upgrade-node.ts';
import { adoptedValue } from './upgrade-node.ts';
import type { Question, UpgradeFacts } from './upgrade.ts';

/** What the vendor took away from a node, and what becomes of it. */
export interface Removal {
  readonly work: NodeWork;
  readonly removed: Removed;
}

/**
 * What was taken away goes, unless records have it or something of the organisation speaks of it: then it stays,
 * deprecated. What stays may itself speak of something else that went.
 */
export function settleRemovals(work: UpgradeWork, removals: readonly Removal[], answers: Answers): void {
  let waiting = removals.filter((removal) => !isOptionGone(work, removal, answers));
  for (;;) {
    const words = wordsOf(work);
    const used = waiting.filter((removal) => isUsed(removal, words, work.facts));
    if (used.length === 0) break;
    for (const removal of used) keep(removal);
    waiting = waiting.filter((removal) => !used.includes(removal));
  }
  for (const { work: node, removed } of waiting) node.note('automatic', removed.path, removed.from);
}

/** Options in use ask what stands for them; until that is answered they stay, offered no more. */
function isOptionGone(work: UpgradeWork, removal: Removal, answers: Answers): boolean {
  const { work: node, removed } = removal;
  const { path, from, stays } = removed;
  if (!isOptionMap(mapOf(path)) || mapOf(path) === 'stages') return stays;
  const records = work.facts?.records(node.target, path);
  if (records === 0) return stays;
  const question = vanishing(removal, records);
  const answer = answers.to(question);
  if (answer?.choice === 'map' && typeof answer.value === 'string') {
    const steps = path.split('.');
    const key = steps.pop()!;
    work.mappings.push({ target: node.target, path: steps.join('.'), from: key, to: answer.value });
    node.drop(path);
    node.note('answered', path, from);
    return true;
  }
  if (!stays) keep(removal);
  if (!answer) work.questions.push(question);
  return true;
}

function vanishing({ work, removed }: Removal, records: number | undefined): Question {
  const { path, from } = removed;
  const map = valueAt(work.after, path.split('.').slice(0, -1).join('.'));
  const options = Object.entries(isObject(map) ? map : {}).filter(
    ([, option]) => !(isObject(option) && option.retired === true),
  );
  return {
    id: questionId(work.target, path),
    about: aboutOf(from),
    kind: 'vanish',
    target: work.target,
    path,
    was: from,
    choices: ['map', 'keep'],
    options: options.map(([key]) => key),
    records,
  };
}

function keep({ work, removed }: Removal): void {
  const { path, from } = removed;
  if (path === '') return work.adoptNode();
  const to = adoptedValue(path, from!);
  work.edits.push({ path, retire: false, to, was: from, adopted: work.version });
  work.note('deprecated', path, from);
}

/** Records keep fields and entities; so does whatever the organisation has that names them. */
function isUsed({ work, removed }: Removal, words: Words, facts: UpgradeFacts | undefined): boolean {
  const { path } = removed;
  const name = path === '' ? nodeOfId(work.target)!.name : path.split('.').at(-1)!;
  const map = path === '' ? work.kind : mapOf(path);
  if (map === 'entity' || map === 'fields') {
    const isField = isObject(removed.from) && (path === '' || Object.hasOwn(removed.from, 'type'));
    if (isField && facts?.records(work.target, path) !== 0) return true;
  }
  if (map === 'stages' && facts?.records(work.target, path) !== 0) return true;
  if (path === '') return words.mentions(name, undefined);
  return (
    ['fields', 'options', 'nodes', 'stages', 'tabs'].includes(map ?? '') && words.mentions(name, work.target)
  );
}

function mapOf(path: string): string | undefined {
  return path.split('.').at(-2);
}

/** The words in everything that is the organisation's, by the node they stand in. */
class Words {
  constructor(readonly byTarget: ReadonlyMap<string, ReadonlySet<string>>) {}

  /** Whether something names it that is about the node itself, or names the node too. */
  mentions(name: string, target: string | undefined): boolean {
    const node = target === undefined ? undefined : nodeOfId(target)!.name;
    for (const [at, words] of this.byTarget)
      if (words.has(name) && (node === undefined || at === target || words.has(node))) return true;
    return false;
  }
}

function wordsOf(work: UpgradeWork): Words {
  const byTarget = new Map<string, Set<string>>();
  for (const [target, value] of work.ownTexts()) {
    const words = byTarget.get(target) ?? new Set<string>();
    for (const [word] of text(value).matchAll(/[A-Za-z][A-Za-z0-9_]*/g)) words.add(word);
    byTarget.set(target, words);
  }
  return new Words(byTarget);
}

function text(value: Json): string {
  return JSON.stringify(value);
}
