import { describe, it } from 'vitest';
import { zipOf } from '../support/pack-client.ts';
import { text, type PackFiles } from '../support/pack-folder.ts';
import { expectAccessible } from './support/accessibility.ts';
import { useStudio } from './support/studio.ts';

/** A pack with one list; its second version makes the description required and calls the list otherwise. */
function museum(version: string, label: string, required: boolean): PackFiles {
  return {
    'pack.json': {
      name: 'museum',
      version,
      label: text('Museum'),
      platform: '>=0.1.0 <2',
      dependsOn: { core: '^1.0.0' },
      licence: 'Apache-2.0',
      prefix: 'mus',
    },
    'exhibit.entity.json': {
      name: 'exhibit',
      label: text(label),
      title: 'name',
      ownedBy: 'none',
      fields: {
        name: { type: 'text', label: text('Name'), required: true },
        room: { type: 'text', label: text('Room'), required },
      },
    },
  };
}

describe('packs', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  it('come, are upgraded over what was customised, and go, on one screen', async () => {
    const page = await studio.visit('/packs', { language: 'en' });
    const send = (files: PackFiles) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'museum.zip',
        mimeType: 'application/zip',
        buffer: Buffer.from(zipOf('museum', files)),
      });
    await send(museum('1.0.0', 'Exhibit', false));
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page
      .getByText(/^In force as v\d+/)
      .first()
      .waitFor();
    await customise();

    await send(museum('1.1.0', 'Showpiece', true));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/of yours stay/).waitFor();
    await expectAccessible(page, 'upgrade of a pack');
    await dialog.getByRole('button', { name: 'Upgrade', exact: true }).click();
    await page.getByText('What vendors changed and we kept').waitFor();
    await page.getByRole('radio', { name: 'Take the vendor’s' }).first().check();
    await page
      .getByText(/^Decided; in force as v\d+/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Uninstall Museum' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Uninstall', exact: true }).click();
    await page.getByRole('button', { name: 'Uninstall Museum' }).waitFor({ state: 'detached' });
  });

  /** The organisation's own name for the entity. */
  async function customise(): Promise<void> {
    const changes = { 'museum:exhibit.entity': { set: { 'label.en': { to: 'Piece' } } } };
    const { body } = await studio.app.api<{ id: string }>('POST', '/api/drafts', { changes });
    await studio.app.api('POST', `/api/drafts/${body.id}/publish`, {});
  }
});
