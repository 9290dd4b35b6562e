import { Big } from 'big.js';
import { CellProblem } from '../fields/cell-problem.ts';
import type { CellSource } from './import-map.ts';
import { messages } from './messages.ts';

/** What a row says for one field, as a person would type it; null where it says nothing. */
export type CellReader = (cells: readonly string[]) => string | null | CellProblem;

type Step = (text: string) => string | null | CellProblem;

/**
 * Compiles a source of a map for a file with these columns, once per import.
 *
 * @example cellReader({ template: '{First} {Last}' }, (name) => ['First', 'Last'].indexOf(name))(['Ann', 'Lee'])
 */
export function cellReader(source: CellSource, indexOf: (column: string) => number): CellReader {
  const take = taker(source, indexOf);
  const steps = stepsOf(source);
  return (cells) => {
    let value: string | null | CellProblem = take(cells);
    for (const step of steps) {
      if (typeof value !== 'string' || value === '') break;
      value = step(value);
    }
    return value === '' ? null : value;
  };
}

/** The columns a source reads. */
export function columnsOf({ column, template }: CellSource): string[] {
  if (column !== undefined) return [column];
  return template === undefined ? [] : [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

function taker(
  source: CellSource,
  indexOf: (column: string) => number,
): (cells: readonly string[]) => string {
  const indexes = columnsOf(source).map(indexOf);
  if (source.column !== undefined) return (cells) => cells[indexes[0]!] ?? '';
  if (source.value !== undefined) return () => source.value!;
  const texts = source.template!.split(PLACEHOLDER).filter((_, position) => position % 2 === 0);
  return (cells) => {
    const values = indexes.map((index) => (cells[index] ?? '').trim());
    if (values.every((value) => value === '')) return '';
    return texts.map((text, position) => text + (values[position] ?? '')).join('');
  };
}

function stepsOf({ trim, lowerCase, values, multiply, round }: CellSource): Step[] {
  const steps: Step[] = [];
  if (trim !== false) steps.push((text) => text.trim());
  if (lowerCase) steps.push((text) => text.toLowerCase());
  if (values) steps.push((text) => (Object.hasOwn(values, text) ? values[text]! : text));
  if (multiply !== undefined) steps.push(numberStep((number) => number.times(multiply)));
  if (round !== undefined) steps.push(numberStep((number) => number.round(round, Big.roundHalfUp)));
  return steps;
}

const NUMBER = /^[+-]?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?$/i;

function numberStep(change: (number: Big) => Big): Step {
  return (text) => {
    if (!NUMBER.test(text)) return new CellProblem(messages.notANumber({ value: text }));
    return change(new Big(text.replace('+', ''))).toFixed();
  };
}
