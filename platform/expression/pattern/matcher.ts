import type { CodePointRange, Pattern } from './pattern.ts';

/** One step of the automaton. `next` holds indexes of states; a set consumes a character, the others none. */
type State =
  | { readonly kind: 'set'; readonly ranges: readonly CodePointRange[]; next: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'split'; next: readonly number[] }
  | { readonly kind: 'accept' };

/**
 * A function that tells whether a text has a part the pattern matches. It follows all possibilities at once
 * (Thompson's construction), so no pattern makes it slow. Source: swtch.com/~rsc/regexp/regexp1.html
 *
 * @example matcher(parsePattern('^a+$'))('aaa') // true
 */
export function matcher(pattern: Pattern): (text: string) => boolean {
  const states: State[] = [{ kind: 'accept' }];
  const first = build(pattern, 0, states);
  return (text) => run(states, first, text);
}

/** Adds the states of a pattern that go on to `next`; gives the state to enter by. */
function build(pattern: Pattern, next: number, states: State[]): number {
  switch (pattern.kind) {
    case 'set':
      return states.push({ kind: 'set', ranges: pattern.ranges, next }) - 1;
    case 'start':
    case 'end':
      return states.push({ kind: pattern.kind, next }) - 1;
    case 'sequence':
      return pattern.parts.reduceRight((entry, part) => build(part, entry, states), next);
    case 'choice':
      return states.push({ kind: 'split', next: pattern.parts.map((part) => build(part, next, states)) }) - 1;
    case 'repeat':
      return buildRepeat(pattern, next, states);
  }
}

function buildRepeat(
  { part, least, most }: Pattern & { kind: 'repeat' },
  next: number,
  states: State[],
): number {
  let entry = next;
  if (most === Infinity) {
    const loop: { kind: 'split'; next: readonly number[] } = { kind: 'split', next: [] };
    entry = states.push(loop) - 1;
    loop.next = [build(part, entry, states), next];
  } else {
    for (let i = least; i < most; i++) {
      entry = states.push({ kind: 'split', next: [build(part, entry, states), next] }) - 1;
    }
  }
  for (let i = 0; i < least; i++) entry = build(part, entry, states);
  return entry;
}

function run(states: readonly State[], first: number, text: string): boolean {
  let current = new Set<number>();
  const characters = [...text];
  for (let i = 0; i <= characters.length; i++) {
    const place = { isStart: i === 0, isEnd: i === characters.length };
    const reached = close([...current, first], states, place);
    if (reached.has(0)) return true;
    current = new Set();
    const point = characters[i]?.codePointAt(0);
    if (point === undefined) return false;
    for (const index of reached) {
      const state = states[index]!;
      if (state.kind === 'set' && holds(state.ranges, point)) current.add(state.next);
    }
  }
  return false;
}

/** All states reachable without consuming a character. */
function close(
  entries: readonly number[],
  states: readonly State[],
  place: { isStart: boolean; isEnd: boolean },
): Set<number> {
  const reached = new Set<number>();
  const open = [...entries];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const state = states[index]!;
    if (state.kind === 'split') open.push(...state.next);
    if (state.kind === 'start' && place.isStart) open.push(state.next);
    if (state.kind === 'end' && place.isEnd) open.push(state.next);
  }
  return reached;
}

function holds(ranges: readonly CodePointRange[], point: number): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to);
}
