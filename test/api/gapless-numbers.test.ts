import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CREATED = process.env['TEST_FULL'] ? 200 : 60;
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ clock: '2026-08-01T23:59:59+08:00' });
});
afterAll(() => app.close());

it('many created at once over midnight are numbered by day, without gap or repetition', async () => {
  const request = await app.api<{ id: string }>('POST', '/api/records/serviceRequest', { subject: '报修' });
  const create = (n: number) =>
    // Every tenth is refused: what a refusal takes it gives back.
    app.api<{ number: string }>('POST', '/api/records/workOrder', {
      request: request.body.id,
      ...(n % 10 === 0 && { progress: '101' }),
    });
  const before = Array.from({ length: CREATED / 2 }, (_, n) => create(n));
  // Midnight strikes while the others are still under way.
  await before[CREATED / 10 + 1];
  app.clock.set(new Date('2026-08-02T00:00:00+08:00'));
  const after = Array.from({ length: CREATED / 2 }, (_, n) => create(n));
  const answers = await Promise.all([...before, ...after]);
  const numbers = answers.flatMap(({ status, body }) => (status === 201 ? [body.number] : []));
  expect(numbers).toHaveLength(CREATED * 0.9);
  for (const day of ['20260801', '20260802']) {
    const ofDay = numbers.filter((number) => number.startsWith(`SR-${day}-`)).toSorted();
    expect(ofDay.length).toBeGreaterThan(0);
    expect(ofDay).toEqual(ofDay.map((_, i) => `SR-${day}-${String(i + 1).padStart(4, '0')}`));
  }
});
