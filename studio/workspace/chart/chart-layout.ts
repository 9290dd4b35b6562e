import type { ChartNode } from './chart-tree.ts';

/** Size of a card and the room around it. */
export interface CardSize {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly node: ChartNode;
  readonly x: number;
  readonly y: number;
}

/** A line from a card to one below it, as the corners it goes along. */
export type Joint = readonly (readonly [x: number, y: number])[];

export interface ChartLayout {
  readonly cards: readonly Placed[];
  readonly joints: readonly Joint[];
  readonly width: number;
  readonly height: number;
}

const GAP = 20;
const RISE = 40;
/** Cards that hang one under the other stand closer, and a little to the right of the one above them. */
const HANG_GAP = 14;
const INDENT = 28;
/** From so many on, cards below which there is nothing hang under each other instead of standing side by side. */
const MANY = 4;
/** Cards in a row of those that stand alone. */
const ALONE_IN_ROW = 5;

/** Places trees side by side, each card over the middle of those below it, and then the cards that stand alone. */
export function layOutChart(trees: readonly ChartNode[], size: CardSize): ChartLayout {
  const alone = trees.filter(({ count }) => count === 0);
  const joined = trees.filter(({ count }) => count > 0).map((node) => blockOf(node, size));
  const trunk = sideBySide(joined);
  const top = joined.length > 0 ? trunk.height + RISE : 0;
  const grid = gridOf(alone, size, top, trunk.width);
  return {
    cards: [...trunk.cards, ...grid.cards],
    joints: trunk.joints,
    width: Math.max(trunk.width, grid.width),
    height: alone.length > 0 ? grid.height : trunk.height,
  };
}

/** A card with everything below it, and where its middle is. */
interface Block extends ChartLayout {
  readonly middle: number;
}

function blockOf(node: ChartNode, size: CardSize): Block {
  const { below } = node;
  if (below.length === 0)
    return { cards: [{ node, x: 0, y: 0 }], joints: [], ...size, middle: size.width / 2 };
  return below.length >= MANY && below.every((one) => one.below.length === 0)
    ? hanging(node, size)
    : spread(node, size);
}

function spread(node: ChartNode, { width, height }: CardSize): Block {
  const blocks = node.below.map((one) => blockOf(one, { width, height }));
  const row = sideBySide(blocks);
  const middles = row.offsets.map((offset, at) => offset + blocks[at]!.middle);
  const middle = (middles[0]! + middles.at(-1)!) / 2;
  // Narrow blocks below a card leave it room on both sides.
  const shift = Math.max(0, width / 2 - middle);
  const moved = movedBy(row, shift, height + RISE);
  const at = middle + shift;
  const bend = height + RISE / 2;
  const joints = middles.map((x): Joint => {
    const end = x + shift;
    return [
      [at, height],
      [at, bend],
      [end, bend],
      [end, height + RISE],
    ];
  });
  return {
    cards: [{ node, x: at - width / 2, y: 0 }, ...moved.cards],
    joints: [...joints, ...moved.joints],
    width: Math.max(row.width + shift, at + width / 2),
    height: height + RISE + row.height,
    middle: at,
  };
}

function hanging(node: ChartNode, { width, height }: CardSize): Block {
  const stem = INDENT / 2;
  const tops = node.below.map((_, at) => height + HANG_GAP + at * (height + HANG_GAP));
  return {
    cards: [{ node, x: 0, y: 0 }, ...node.below.map((one, at) => ({ node: one, x: INDENT, y: tops[at]! }))],
    joints: tops.map((top): Joint => [
      [stem, height],
      [stem, top + height / 2],
      [INDENT, top + height / 2],
    ]),
    width: width + INDENT,
    height: tops.at(-1)! + height,
    middle: width / 2,
  };
}

function sideBySide(blocks: readonly ChartLayout[]): ChartLayout & { readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let width = 0;
  for (const block of blocks) {
    offsets.push(width);
    width += block.width + GAP;
  }
  const moved = blocks.map((block, at) => movedBy(block, offsets[at]!, 0));
  return {
    offsets,
    cards: moved.flatMap(({ cards }) => cards),
    joints: moved.flatMap(({ joints }) => joints),
    width: Math.max(0, width - GAP),
    height: Math.max(0, ...blocks.map(({ height }) => height)),
  };
}

function movedBy({ cards, joints }: ChartLayout, dx: number, dy: number) {
  return {
    cards: cards.map(({ node, x, y }) => ({ node, x: x + dx, y: y + dy })),
    joints: joints.map((joint) => joint.map(([x, y]) => [x + dx, y + dy] as const)),
  };
}

function gridOf(nodes: readonly ChartNode[], { width, height }: CardSize, top: number, room: number) {
  const inRow = Math.max(ALONE_IN_ROW, Math.floor((room + GAP) / (width + GAP)));
  const columns = Math.min(inRow, nodes.length);
  const rows = Math.ceil(nodes.length / inRow);
  return {
    cards: nodes.map((node, at) => ({
      node,
      x: (at % inRow) * (width + GAP),
      y: top + Math.floor(at / inRow) * (height + GAP),
    })),
    width: Math.max(0, columns * (width + GAP) - GAP),
    height: top + Math.max(0, rows * (height + GAP) - GAP),
  };
}
