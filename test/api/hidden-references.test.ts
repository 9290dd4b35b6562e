import { expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { text, writePacks } from '../support/pack-folder.ts';
import { startTestApp } from '../support/test-app.ts';

const SHELF = {
  'pack.json': {
    name: 'shelf',
    version: '1.0.0',
    label: text('Shelf'),
    platform: '>=0.1.0 <2',
    dependsOn: { core: '^1.0.0' },
    licence: 'Apache-2.0',
    prefix: 'shf',
  },
  'bookmark.entity.json': {
    name: 'bookmark',
    label: text('Bookmark'),
    title: 'name',
    ownedBy: 'none',
    fields: {
      name: { type: 'text', label: text('Name') },
      view: { type: 'reference', to: 'core:savedView', label: text('View') },
    },
  },
};

it('a record the caller may not see cannot be referred to, nor its title be learnt', async () => {
  const app = await startTestApp({ packs: writePacks({ shelf: SHELF }) });
  try {
    const [li, wang] = [await signedInMember(app, 'li'), await signedInMember(app, 'wang')];
    const hidden = { name: 'Secret plans', entity: 'shelf:bookmark', definition: { columns: { name: {} } } };
    const view = await app.api<{ id: string }>('POST', '/api/records/savedView', hidden, { as: li });
    expect(view.status).toBe(201);
    const mark = (as: string) =>
      app.api<{ id: string }>('POST', '/api/records/bookmark', { view: view.body.id }, { as });
    expect((await mark(wang)).status).toBe(422);
    const own = await mark(li);
    expect(own.body).toMatchObject({ view: { title: 'Secret plans' } });
    const seen = await app.api('GET', `/api/records/bookmark/${own.body.id}`, undefined, { as: wang });
    expect(seen.body).toMatchObject({ view: { title: null } });
  } finally {
    await app.close();
  }
});
