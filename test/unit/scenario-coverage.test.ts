import { describe, expect, it } from 'vitest';
import { skeleton } from '../../platform/lifecycle/packs/skeleton.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { packFolder } from '../../platform/model/load/pack-folder.ts';
import { loadPack } from '../../platform/model/load-packs.ts';
import { coverage } from '../../platform/scenarios/coverage/coverage.ts';
import { codesIn } from '../../platform/scenarios/coverage/heard.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';
import type { Outcome } from '../../platform/scenarios/run/run-scenario.ts';

const files = skeleton('museum', { schemas: () => 'schema' });
const packs = [
  loadPack(packFolder('metadata/core')),
  loadPack({ name: 'museum', place: 'museum', files, problems: [] }),
];
const model = compileModel({ packs });
const scenarios = readScenarios(model, packs.slice(1));

function unproved(outcome: Pick<Outcome, 'state' | 'codes'>): string[] {
  const outcomes = new Map(scenarios.map((scenario) => [scenario, { ms: 1, ...outcome }]));
  return coverage(model, 'museum', outcomes)
    .filter(({ isExercised }) => !isExercised)
    .map(({ name }) => name);
}

describe('what scenarios prove of a pack', () => {
  it('is every validation that refused something and every right somebody used', () => {
    expect(unproved({ state: 'passed', codes: new Set(['doneNeedsDay']) })).toEqual([]);
  });

  it('leaves by name what refused nothing', () => {
    expect(unproved({ state: 'passed', codes: new Set() })).toEqual(['item.doneNeedsDay']);
  });

  it('counts nothing of a scenario that fails', () => {
    expect(unproved({ state: 'failed', codes: new Set(['doneNeedsDay']) })).toEqual([
      'item.doneNeedsDay',
      'museumEditor: item.create',
      'museumEditor: item.read',
      'museumEditor: item.update',
      'museumEditor: item.delete',
    ]);
  });

  it('hears the codes of refusals, of rows, and of rules that want a reason', () => {
    const rows = { results: [{ error: { code: 'a', errors: [{ code: 'b' }] } }] };
    expect([...codesIn(rows), ...codesIn({ reasons: ['c'], code: 'd' })]).toEqual(['a', 'b', 'd', 'c']);
  });
});
