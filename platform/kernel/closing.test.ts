import { describe, expect, it } from 'vitest';
import { Closing } from './closing.ts';

describe('closing', () => {
  it('closes what was opened last first, and each once', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    for (const name of ['database', 'server']) closing.add(async () => closed.push(name));
    await closing.close();
    await closing.close();
    expect(closed).toEqual(['server', 'database']);
  });

  it('closes the rest when one step fails, and tells the failure', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    closing.add(async () => closed.push('database'));
    closing.add(() => Promise.reject(new Error('server stuck')));
    await expect(closing.close()).rejects.toThrow('server stuck');
    expect(closed).toEqual(['database']);
  });
});
