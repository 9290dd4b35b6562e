import { tests } from '@bufbuild/cel-spec/testdata/conformance.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { casesOf, differenceOf, type ConformanceCase } from './cel/conformance-case.ts';
import { REASONS, type Reason } from './cel/reasons.ts';

const FILE = join(projectRoot, 'test/contract/cel/left-out.json');

/** Names of the tests that are left out, by suite, section and reason; `*` is the whole section. */
type LeftOut = Record<string, Record<string, Partial<Record<Reason, string>>>>;

const cases = casesOf(tests);
const outcomes = cases.map((one) => ({ one, outcome: differenceOf(one) }));

function listOf(): LeftOut {
  const list: LeftOut = {};
  for (const { one, outcome } of outcomes) {
    if (typeof outcome !== 'string') continue;
    const section = ((list[one.suite] ??= {})[one.section] ??= {});
    const names = section[outcome];
    section[outcome] = names === undefined ? one.name : `${names}, ${one.name}`;
  }
  for (const [suite, sections] of Object.entries(list)) {
    for (const [name, reasons] of Object.entries(sections)) {
      const all = cases.filter((one) => one.suite === suite && one.section === name);
      const [[reason, names] = []] = Object.entries(reasons);
      if (names === all.map((one) => one.name).join(', ')) sections[name] = { [reason!]: '*' };
    }
  }
  return list;
}

/**
 * CEL's own conformance data (`@bufbuild/cel-spec`, Apache-2.0, kept by Buf beside its own CEL; data only, 0 bytes of
 * it run in the product) against our subset. A test is in when our answer is CEL's; all others stand in
 * `cel/left-out.json` with the reason (`cel/reasons.ts`). `UPDATE_CEL=1` writes that list, and the difference is for
 * the review.
 */
describe('the conformance data of CEL', () => {
  const left = listOf();
  if (process.env['UPDATE_CEL']) writeFileSync(FILE, `${JSON.stringify(left, null, 2)}\n`);
  const known = JSON.parse(readFileSync(FILE, 'utf8')) as LeftOut;

  it('is answered alike, but for the tests that are left out for a reason', () => {
    expect(left).toEqual(known);
    const reasons = new Set(
      Object.values(known).flatMap((sections) => Object.values(sections).flatMap(Object.keys)),
    );
    expect([...reasons].toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });

  it('holds no test that is answered otherwise without a reason', () => {
    const different = outcomes.filter(({ outcome }) => typeof outcome === 'object');
    expect(different.map(({ one, outcome }) => [placeOf(one), outcome])).toEqual([]);
  });

  it('covers hundreds of tests', () => {
    const answered = outcomes.filter(({ outcome }) => outcome === undefined);
    expect(answered.length).toBeGreaterThanOrEqual(408);
  });
});

function placeOf({ suite, section, name, test }: ConformanceCase): string {
  return `${suite}/${section}/${name}: ${test.expr}`;
}
