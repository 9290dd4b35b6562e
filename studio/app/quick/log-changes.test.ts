import { describe, expect, it } from 'vitest';
import type { RuleWorld } from '../../forms/rules/rule-world.ts';
import type { EntityDocument, FormDocument, ModelDocument } from '../../model/model-document.ts';
import { LogWriter, writable, type LogAnswers } from './log-changes.ts';
import { questionsOf } from './log-form.ts';

const text = (en: string) => ({ en, 'zh-CN': en });
const field = (name: string, type: string, kind: string, more: object = {}) => ({
  name,
  type,
  label: text(name),
  writable: true,
  parameters: {},
  expressionType: { kind },
  ...more,
});
const fields = {
  title: field('title', 'text', 'string'),
  status: field('status', 'select', 'string', {
    options: {
      open: { label: text('Open') },
      done: { label: text('Done') },
      old: { label: text('Old'), retired: true },
    },
  }),
  next: field('next', 'text', 'string'),
  nextDate: field('nextDate', 'date', 'date'),
  doneAt: field('doneAt', 'dateTime', 'dateTime'),
  about: field('about', 'reference', 'record', {
    target: 'library:book',
    expressionType: { kind: 'record', entity: 'library:book' },
  }),
};
const entity = { key: 'library:task', name: 'task', title: 'title', fields } as unknown as EntityDocument;
const form = {
  entity: 'library:task',
  for: ['log'],
  sections: {
    all: {
      label: text('All'),
      fields: {
        status: { order: 1 },
        next: {
          order: 2,
          picks: {
            call: {
              label: { en: 'Call', 'zh-CN': '电话' },
              order: 1,
              set: { nextDate: 'addDays(today(), 3)' },
            },
            none: { label: text('Nothing'), order: 2, value: 'null', set: { nextDate: 'null' } },
          },
        },
      },
    },
  },
  set: { title: { en: 'Task', 'zh-CN': '任务' }, doneAt: 'now()' },
} as unknown as FormDocument;
const model = { timeZone: 'Asia/Shanghai', entities: { 'library:task': entity } } as unknown as ModelDocument;
const world: RuleWorld = { model, me: { id: 'me' }, now: new Date('2026-03-11T01:00:00Z') };
const questions = questionsOf(form, entity);
const book = { id: 'b1', title: 'Moby-Dick' };

function write(answers: Partial<LogAnswers>, record: Record<string, unknown> = {}, language = 'en') {
  const writer = new LogWriter(entity, form, world, language);
  return writer.write(record, questions, { picks: {}, typed: {}, ...answers });
}

describe('a form for log', () => {
  it('offers the options of a select, and the picks of other fields', () => {
    const offered = questions.map(({ field: { name }, picks }) => [name, picks.map(({ key }) => key)]);
    expect(offered).toEqual([
      ['status', ['open', 'done']],
      ['next', ['call', 'none']],
    ]);
  });

  it('writes picks, what they set and what the form sets', () => {
    const changes = write({ picks: { status: 'done', next: 'call' } });
    expect(changes).toEqual({
      status: 'done',
      next: 'Call',
      nextDate: '2026-03-14',
      title: 'Task',
      doneAt: '2026-03-11T01:00:00.000Z',
    });
  });

  it('writes labels in the language of whoever logs', () => {
    expect(write({ picks: { next: 'call' } }, {}, 'zh-CN')).toMatchObject({
      next: '电话',
      title: '任务',
    });
  });

  it('leaves alone what was typed, and texts that are there', () => {
    const changes = write(
      { picks: { next: 'call' }, typed: { nextDate: '2026-04-01' } },
      { title: 'Find the book' },
    );
    expect(changes['nextDate']).toBe('2026-04-01');
    expect(changes).not.toHaveProperty('title');
  });

  it('sends references by id', () => {
    expect(writable({ about: book, any: { entity: 'library:book', id: 'b1', title: 'M' }, n: 1 })).toEqual({
      about: 'b1',
      any: { entity: 'library:book', id: 'b1' },
      n: 1,
    });
  });
});
