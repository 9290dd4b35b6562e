import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { types } from '../../platform/cli/effective-types.ts';
import { packExport } from '../../platform/cli/pack-export.ts';
import { packInstall } from '../../platform/cli/pack-install.ts';
import { packZip, zipOfPack } from '../../platform/model/load/pack-zip.ts';
import { PackClient } from '../support/pack-client.ts';
import { text } from '../support/pack-folder.ts';
import { printed } from '../support/printed.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Plan {
  readonly text: string;
  readonly problems: readonly object[];
  readonly conflicts: readonly { target: string; path: string }[];
  readonly automatic: readonly { target: string; path: string }[];
  readonly deprecated: readonly { target: string; path: string }[];
  readonly questions: readonly { id: string; kind: string; count: number }[];
}

const DEVICE = 'acme:device.entity';

/** What an administrator builds in the browser: an entity with its screens, a rule and a role. */
const BUILT = {
  'org:device.entity': {
    create: {
      title: 'name',
      label: text('Device'),
      ownedBy: 'user',
      fields: {
        name: { type: 'text', label: text('Name'), required: true, order: 10 },
        serial: { type: 'text', label: text('Serial number'), order: 20 },
        book: { type: 'reference', label: text('Manual'), to: 'library:book', order: 30 },
        state: {
          type: 'select',
          label: text('State'),
          order: 40,
          options: {
            new: { label: text('New'), order: 10 },
            used: { label: text('Used'), order: 20 },
            old: { label: text('Old'), order: 30 },
          },
        },
        boughtOn: { type: 'date', label: text('Bought on'), order: 50 },
        months: { type: 'integer', label: text('Months of warranty'), order: 60 },
        endsOn: {
          type: 'formula',
          label: text('Warranty ends on'),
          result: 'date',
          value: 'addMonths(boughtOn, months)',
          order: 70,
        },
      },
      validations: {
        monthsCount: {
          when: 'months < 0',
          message: text('Not below zero'),
          severity: 'error',
          at: ['months'],
        },
      },
    },
  },
  'org:deviceForm.form': {
    create: {
      entity: 'device',
      for: ['create', 'edit'],
      sections: { basics: { label: text('Basics'), fields: { name: { order: 10 }, serial: { order: 20 } } } },
    },
  },
  'org:allDevices.view': {
    create: { entity: 'device', type: 'list', label: text('Devices'), columns: { name: {}, state: {} } },
  },
  'org:keeper.role': {
    create: { label: text('Keeper'), entities: { device: { create: true, read: 'all', update: 'own' } } },
  },
  'library:book.entity': { set: { 'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } } } },
};

let [first, second] = [] as TestApp[] as [TestApp, TestApp];
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'kehu-tenants-'));
  first = await startTestApp({ packs: ['test/fixtures/library'] });
  second = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
  rmSync(scratch, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

async function publish(app: TestApp, changes: object): Promise<void> {
  const { body } = await app.api<{ id: string }>('POST', '/api/drafts', { changes });
  const { status, body: answer } = await app.api('POST', `/api/drafts/${body.id}/publish`, {});
  expect(status, JSON.stringify(answer)).toBe(200);
}

/** The environment of a command beside an installation. */
function beside({ databaseUrl }: TestApp): void {
  vi.stubEnv('DATABASE_URL', databaseUrl);
  vi.stubEnv('KEHU_DATA_DIR', scratch);
  vi.stubEnv('KEHU_PACKS', 'test/fixtures/library');
}

describe('what one organisation built', () => {
  it('is exported as readable files, and as the same bytes again', async () => {
    await publish(first, BUILT);
    const client = new PackClient(first);
    const zip = await client.export('org', '?name=acme&version=1.0.0&label=Acme');
    expect([...packZip(zip, 'acme.zip').files.keys()]).toEqual([
      'README.md',
      'entity/device.entity.json',
      'form/deviceForm.form.json',
      'pack.json',
      'patches/library/book.entity.patch.json',
      'role/keeper.role.json',
      'view/allDevices.view.json',
    ]);
    expect((await client.export('org', '?name=acme&version=1.0.0&label=Acme')).equals(zip)).toBe(true);
  });

  it('is written by the command line as well, and its types know it', async () => {
    beside(first);
    const [file, source] = [join(scratch, 'acme.zip'), join(scratch, 'records.ts')];
    const words = ['org', '--as', 'acme', '--label', 'Acme', '--out', file];
    expect((await printed(() => packExport.run(words, 'en'))).code).toBe(0);
    const zip = await new PackClient(first).export('org', '?name=acme&version=1.0.0&label=Acme');
    expect(readFileSync(file).equals(zip)).toBe(true);
    await types.run(['--out', source], 'en');
    expect(readFileSync(source, 'utf8')).toMatch(/'org:device': Device;[\s\S]*x_shelf: string \| null/);
  });

  it('is installed in a second one by the command line, while it runs, and exported from there to the byte', async () => {
    beside(second);
    const file = join(scratch, 'acme.zip');
    const { code, out } = await printed(() => packInstall.run([file], 'en'));
    expect([code, out]).toEqual([0, 'acme 1.0.0 is in force (version 2)']);
    await vi.waitFor(async () => {
      const { status } = await second.api('GET', '/api/records/device');
      expect(status).toBe(200);
    }, 5000);
    const device = { name: 'Lathe', state: 'old', boughtOn: '2026-01-31', months: 13 };
    const { body } = await second.api('POST', '/api/records/device', device);
    expect(body).toMatchObject({ endsOn: '2027-02-28' });
    expect((await second.api('POST', '/api/records/device', { ...device, months: -1 })).status).toBe(422);
    expect((await new PackClient(second).export('acme')).equals(readFileSync(file))).toBe(true);
  });
});

describe('its next version, where the second organisation customised the first', () => {
  let plan: Plan;

  it('is planned with the option in use, what changes by itself, and nothing lost', async () => {
    await publish(second, {
      [DEVICE]: {
        set: {
          'fields.serial.label.en': { to: 'Plate' },
          'fields.state.options.lent': { to: { label: text('Lent') } },
          'fields.x_room': { to: { type: 'text', label: text('Room') } },
        },
        retire: { 'fields.book': {} },
      },
    });
    const files = new Map(packZip(readFileSync(join(scratch, 'acme.zip')), 'acme.zip').files);
    const change = (path: string, ...edits: (readonly [RegExp, string])[]) =>
      files.set(
        path,
        edits.reduce((source, [from, to]) => source.replace(from, to), files.get(path)!),
      );
    change('pack.json', [/"1\.0\.0"/, '"2.0.0"']);
    const asset = JSON.stringify({ type: 'text', label: text('Asset'), required: true });
    change(
      'entity/device.entity.json',
      [/"en": "Bought on"/, '"en": "Purchased on"'],
      [/"fields": \{/, `"fields": { "asset": ${asset},`],
      [/addMonths\(boughtOn, months\)/, 'addMonths(boughtOn, months + 1)'],
      [/,\s*"old": \{[^}]*\{[^}]*\}[^}]*\}/, ''],
    );
    const { body } = await new PackClient(second).send<Plan>(zipOfPack('acme', files), '?dryRun=1');
    plan = body;
    expect(plan.problems).toEqual([]);
    expect(plan.deprecated.map(({ path }) => path)).toEqual(['fields.state.options.old']);
    expect(plan.conflicts).toEqual([]);
    expect(plan.automatic.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['fields.asset', 'fields.boughtOn.label.en', 'fields.endsOn.value']),
    );
    expect(plan.questions.map(({ kind, count }) => [kind, count])).toContainEqual(['fillMissing', 1]);
  });

  it('comes into force with its answers, and keeps both what was customised and what is new', async () => {
    const fill = plan.questions.find(({ kind }) => kind === 'fillMissing')!;
    const answers = { [fill.id]: { value: 'unknown' } };
    const { status, body } = await second.api('POST', '/api/packs', { text: plan.text, answers });
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: list } = await second.api<{ items: object[] }>('GET', '/api/records/device');
    expect(list.items).toMatchObject([{ asset: 'unknown', state: 'old', endsOn: '2027-03-31' }]);
    const { body: node } = await second.api<{ properties: Record<string, never> }>(
      'GET',
      '/api/metadata/entity/acme:device',
    );
    expect(JSON.stringify(node)).toMatch(/"Plate"[\s\S]*"Lent"|"Lent"[\s\S]*"Plate"/);
    expect(
      (await second.api('POST', '/api/records/device', { name: 'Saw', asset: 'A1', x_room: 'B' })).status,
    ).toBe(201);
  });

  it('is taken back with its data by restoring the version before', async () => {
    const { body } = await second.api<{ items: { number: number; kind: string }[] }>('GET', '/api/versions');
    const upgrade = body.items.find(({ kind }) => kind === 'upgrade')!;
    const { status, body: answer } = await second.api(
      'POST',
      `/api/versions/${upgrade.number - 1}/restore`,
      {},
    );
    expect(status, JSON.stringify(answer)).toBe(200);
    const { body: list } = await second.api<{ items: Record<string, unknown>[] }>(
      'GET',
      '/api/records/device?sort=name',
    );
    expect(list.items.map(({ name, endsOn }) => [name, endsOn])).toContainEqual(['Lathe', '2027-02-28']);
    expect(list.items[0]).not.toHaveProperty('asset');
  });
});
