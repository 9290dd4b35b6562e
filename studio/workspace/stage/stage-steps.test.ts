import { describe, expect, it } from 'vitest';
import type { StagePeriod, StageStates, StageWay } from '../../api/stages.ts';
import type { ProcessDocument, StageDocument } from '../../model/process-document.ts';
import { endings, isStalled, nextStep, stepsOf } from './stage-steps.ts';

const stage = (order: number, category: StageDocument['category'], more: Partial<StageDocument> = {}) => ({
  label: { en: category },
  order,
  category,
  ...more,
});

const process: ProcessDocument = {
  label: { en: 'Lending' },
  back: 'needsReason',
  reopen: 'needsReason',
  change: 'free',
  stages: {
    asked: stage(10, 'open', { expectedDays: 2 }),
    ready: stage(20, 'open'),
    old: stage(25, 'open', { retired: true }),
    out: stage(30, 'open'),
    back: stage(40, 'won'),
    lost: stage(50, 'lost'),
    waiting: stage(60, 'onHold'),
  },
  transitions: {},
};

const way = (to: string): StageWay => ({
  to,
  allowed: true,
  needsReason: false,
  missing: [],
  unticked: [],
  issues: [],
});

const period = (key: string, enteredAt: string, leftAt: string | null = null): StagePeriod => ({
  id: enteredAt,
  process: 'lending',
  stage: key,
  from: null,
  enteredAt,
  leftAt,
  seconds: null,
  by: null,
  reason: null,
  checklist: null,
});

const states = (at: string, items: StagePeriod[], ...ways: string[]): StageStates => ({
  process: 'lending',
  stage: at,
  ways: ways.map(way),
  processes: [],
  items,
});

const now = Date.parse('2026-03-11T00:00:00Z');
const read = (given: StageStates) => stepsOf(process, given, now).map(({ key, state }) => `${key} ${state}`);

describe('the path of a record', () => {
  it('leads over the open stages to a good end; what came before is done', () => {
    const items = [
      period('asked', '2026-03-01T00:00:00Z', '2026-03-04T00:00:00Z'),
      period('ready', '2026-03-04T00:00:00Z'),
    ];
    const given = states('ready', items, 'out', 'asked', 'lost');
    expect(read(given)).toEqual(['asked done', 'ready now', 'out ahead', 'back ahead']);
    const steps = stepsOf(process, given, now);
    expect(steps.map(({ seconds }) => seconds && seconds / 86_400)).toEqual([3, 7, undefined, undefined]);
    expect(nextStep(steps)?.key).toBe('out');
    expect(endings(process, given).map(({ to }) => to)).toEqual(['lost']);
  });

  it('shows a stage beside it while the record rests or is lost, and how far it had come', () => {
    const items = [
      period('asked', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
      period('ready', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'),
      period('lost', '2026-03-03T00:00:00Z'),
    ];
    expect(read(states('lost', items))).toEqual([
      'asked done',
      'ready done',
      'out ahead',
      'back ahead',
      'lost now',
    ]);
  });

  it('shows a retired stage to records that were in it', () => {
    const items = [period('old', '2026-03-01T00:00:00Z')];
    expect(read(states('old', items))).toEqual([
      'asked done',
      'ready done',
      'old now',
      'out ahead',
      'back ahead',
    ]);
  });

  it('says when a record stays longer than is normal', () => {
    const long = stepsOf(process, states('asked', [period('asked', '2026-03-01T00:00:00Z')]), now);
    const short = stepsOf(process, states('asked', [period('asked', '2026-03-10T00:00:00Z')]), now);
    expect([isStalled(long[0]!), isStalled(short[0]!)]).toEqual([true, false]);
  });
});
