import { describe, expect, it } from 'vitest';
import { skeleton } from '../../platform/lifecycle/packs/skeleton.ts';
import type { Model } from '../../platform/model/model.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { packFolder } from '../../platform/model/load/pack-folder.ts';
import { loadPack } from '../../platform/model/load-packs.ts';
import { coverage, type Claim } from '../../platform/scenarios/coverage/coverage.ts';
import { codesIn } from '../../platform/scenarios/coverage/heard.ts';
import { readScenarios } from '../../platform/scenarios/read-scenarios.ts';
import type { Scenario } from '../../platform/scenarios/scenario.ts';
import type { Outcome } from '../../platform/scenarios/run/run-scenario.ts';

const files = skeleton('museum', { schemas: () => 'schema' });
const packs = [
  loadPack(packFolder('metadata/core')),
  loadPack({ name: 'museum', place: 'museum', files, problems: [] }),
];
const model = compileModel({ packs });
const scenarios = readScenarios(model, packs.slice(1));

const text = { 'zh-CN': '借', en: 'Lend' };
const lending = {
  name: 'lending',
  entity: 'item',
  label: text,
  stages: { kept: { label: text, category: 'open' }, lent: { label: text, category: 'won' } },
  transitions: { lend: { from: ['kept'], to: 'lent' }, giveBack: { from: ['lent'], to: 'kept' } },
};
const action = (name: string) => [name, { name, pack: 'museum', spec: { name, entity: 'item' } }] as const;
const withProcess = {
  ...model,
  processes: new Map([['museum:lending', { name: 'lending', pack: 'museum', spec: lending }]]),
  actions: new Map([action('handOut'), action('takeIn')]),
} as unknown as Model;

const nameAndProof = ({ name, isExercised }: Claim) => [name, isExercised] as const;

function unproved(outcome: Pick<Outcome, 'state' | 'codes'>): string[] {
  const outcomes = new Map(scenarios.map((scenario) => [scenario, { ms: 1, ...outcome }]));
  return coverage(model, 'museum', outcomes)
    .filter(({ isExercised }) => !isExercised)
    .map(({ name }) => name);
}

function said(moves: Outcome['moves']) {
  const hand = ['hand', { order: 1, action: 'handOut', record: 'vase' }] as const;
  const scenario: Scenario = { ...scenarios[0]!, steps: [hand] };
  const outcomes = new Map([[scenario, { state: 'passed', ms: 1, moves } as const]]);
  const claims = coverage(withProcess, 'museum', outcomes);
  return claims.filter(({ kind }) => kind === 'transition' || kind === 'action').map(nameAndProof);
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

  it('names the ways between stages no record went, and the actions nobody did', () => {
    const move = { entity: 'museum:item', process: 'lending', from: 'kept', to: 'lent' };
    const proved = [
      ['lending: lend', true],
      ['lending: giveBack', false],
      ['item.handOut', true],
      ['item.takeIn', false],
    ];
    expect(said([move])).toEqual(proved);
    expect(said([{ ...move, from: 'lost' }])[0]).toEqual(['lending: lend', false]);
    expect(said([{ ...move, entity: 'museum:room' }])[0]).toEqual(['lending: lend', false]);
  });

  it('hears the codes of refusals, of rows, and of rules that want a reason', () => {
    const rows = { results: [{ error: { code: 'a', errors: [{ code: 'b' }] } }] };
    expect([...codesIn(rows), ...codesIn({ reasons: ['c'], code: 'd' })]).toEqual(['a', 'b', 'd', 'c']);
  });
});
