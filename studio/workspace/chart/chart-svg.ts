import type { CardSize, ChartLayout, Joint } from './chart-layout.ts';
import type { ChartNode } from './chart-tree.ts';

/** What a card says, line by line; the first one names the record. */
export type CardLines = (node: ChartNode) => readonly string[];

const MARGIN = 24;
const HEAD = 36;
const LINE = 18;
const PAD = 12;
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** The chart as a file that any viewer draws the same: in the colours of paper, without anything from outside. */
export function chartSvg(chart: ChartLayout, size: CardSize, linesOf: CardLines, title: string): string {
  const width = Math.ceil(chart.width) + 2 * MARGIN;
  const height = Math.ceil(chart.height) + 2 * MARGIN + HEAD;
  const joints = chart.joints.map((joint) => `<path d="${pathOf(joint)}"/>`).join('');
  const cards = chart.cards.map(({ node, x, y }) => cardSvg(linesOf(node), x, y, size)).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="${FONT}" font-size="12" role="img">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 12}" font-size="15" font-weight="600" fill="#1a202e">${escaped(title)}</text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">`,
    `<g fill="none" stroke="#98a1b1">${joints}</g>${cards}</g></svg>`,
  ].join('');
}

/** The corners of a line as SVG writes them. */
export function pathOf(joint: Joint): string {
  return joint.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function cardSvg(lines: readonly string[], x: number, y: number, { width, height }: CardSize): string {
  const most = Math.floor((height - PAD) / LINE);
  const signs = (width - 2 * PAD) / 6.5;
  const texts = lines.slice(0, most).map((line, at) => {
    const look = at === 0 ? 'font-weight="600" fill="#1a202e" font-size="13"' : 'fill="#465063"';
    return `<text x="${PAD}" y="${PAD + 10 + at * LINE}" ${look}>${escaped(cut(line, signs))}</text>`;
  });
  const box = `<rect width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="#d3d8e0"/>`;
  return `<g transform="translate(${round(x)} ${round(y)})">${box}${texts.join('')}</g>`;
}

/** As much of a text as fits; a Chinese sign takes the room of two Latin ones. */
export function cut(text: string, room: number): string {
  let used = 0;
  const fits = [...text].filter((sign) => (used += sign > '\u2e80' ? 2 : 1) <= room);
  return fits.length === [...text].length ? text : `${fits.slice(0, -1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  // Control characters are not allowed in XML at all.
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f]/g, ' ').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
}
