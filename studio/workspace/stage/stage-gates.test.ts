import { describe, expect, it } from 'vitest';
import type { StageWay } from '../../api/stages.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import { stageChange, wayQuestion, wayState } from './stage-gates.ts';

const entity = {
  key: 'library:loan',
  stageFields: { stage: 'stage', status: 'status' },
  fields: {
    stage: { name: 'stage', type: 'stage', writable: true },
    status: { name: 'status', type: 'select', writable: true },
    dueOn: { name: 'dueOn', type: 'date', label: { en: 'Due on' }, writable: true },
    lines: { name: 'lines', type: 'children', label: { en: 'Books' }, writable: true },
  },
} as unknown as EntityDocument;

const process = {
  label: { en: 'Lending' },
  stages: {
    asked: { label: { en: 'Asked' }, category: 'open', checklist: { card: { label: { en: 'Card seen' } } } },
    out: { label: { en: 'Out' }, category: 'open' },
    back: { label: { en: 'Back' }, category: 'won' },
  },
  transitions: {
    lend: { from: ['asked'], to: 'out', reasons: { late: { label: { en: 'Late' } } } },
  },
} as unknown as ProcessDocument;

const way = (more: Partial<StageWay>): StageWay => ({
  to: 'out',
  transition: 'lend',
  allowed: false,
  needsReason: false,
  missing: [],
  unticked: [],
  issues: [],
  ...more,
});

const stage = entity.fields['stage']!;
const question = (one: StageWay) => wayQuestion(one, entity, stage, process, 'asked');
const state = (one: StageWay) => wayState(one, entity, process, 'asked', { en: 'a reason' }, 'en');
const missing = { path: 'dueOn', code: 'stageRequires', message: 'Fill in the due date' };
const unticked = { path: 'stage', code: 'stageChecklist', message: 'Confirm the card' };
const guard = { path: 'stage', code: 'stageGuard', message: 'Only readers of age' };

describe('a gate', () => {
  it('stands open where nothing is missing', () => {
    const open = way({ allowed: true });
    expect(question(open)).toBeUndefined();
    expect(state(open)).toEqual({ kind: 'open', words: [] });
  });

  it('asks for fields, for what is to be ticked and for a reason, with those that are offered', () => {
    const asking = way({
      missing: ['dueOn'],
      unticked: ['card'],
      needsReason: true,
      issues: [missing, unticked],
    });
    expect(question(asking)).toMatchObject({
      ask: ['dueOn'],
      reasons: ['stage'],
      offered: [{ en: 'Late' }],
      checklist: [{ key: 'card', label: { en: 'Card seen' } }],
    });
    expect(state(asking)).toEqual({ kind: 'asks', words: ['Due on', 'Card seen', 'a reason'] });
  });

  it('stays closed where nothing that could be filled in would open it', () => {
    const closed = way({ issues: [guard] });
    expect(question(closed)).toBeUndefined();
    expect(state(closed)).toEqual({ kind: 'refused', words: ['Only readers of age'] });
    const lines = way({ missing: ['lines'], issues: [{ ...missing, path: 'lines', message: 'Add books' }] });
    expect(state(lines)).toEqual({ kind: 'refused', words: ['Books'] });
  });

  it('may open once the fields are there that its guard looks at', () => {
    const both = way({ missing: ['dueOn'], issues: [missing, guard] });
    expect(question(both)).toMatchObject({ ask: ['dueOn'], issues: [] });
    expect(state(both).kind).toBe('asks');
  });
});

describe('a move', () => {
  it('changes the stage and what follows it, so that conditions in the browser see it', () => {
    expect(stageChange(entity, process, 'back')).toEqual({ stage: 'back', status: 'won' });
  });
});
