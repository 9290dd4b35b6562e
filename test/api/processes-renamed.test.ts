import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../platform/kernel/caller.ts';
import { newId } from '../../platform/kernel/ids.ts';
import type { JsonObject } from '../../platform/kernel/json.ts';
import { UpgradePlanner } from '../../platform/lifecycle/upgrade/upgrade-planner.ts';
import { CurrentVersion } from '../../platform/lifecycle/versions/current-version.ts';
import { loadPack } from '../../platform/model/load-packs.ts';
import type { LoadedPack } from '../../platform/model/load/loaded-pack.ts';
import { published } from '../support/lifecycle.ts';
import { text } from '../support/pack-folder.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Deal {
  readonly id: string;
  readonly process: string;
  readonly stage: string;
}

const FILTER = "process == 'projectSales' && stage in ['needConfirmed', 'won']";
let app: TestApp;
let customer: string;

async function deal(process: string): Promise<string> {
  const data = { name: process, customer, process, budget: '500000', decisionMaker: true };
  const { status, body } = await app.api<Deal>('POST', '/api/records/opportunity', data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function moved(id: string, stage: string): Promise<string> {
  const { status, body } = await app.api('PATCH', `/api/records/opportunity/${id}`, { stage });
  expect(status, JSON.stringify(body)).toBe(200);
  return id;
}

async function stands(id: string): Promise<readonly [process: string, stage: string, history: string]> {
  const { body } = await app.api<Deal>('GET', `/api/records/opportunity/${id}`);
  const [row] = await sql(
    `select string_agg(process || '.' || stage || coalesce(' from ' || "from", ''), ', ' order by entered_at, id) as told
     from core.stage_period where record_id = '${id}'`,
  );
  return [body.process, body.stage, String(row!['told'])];
}

async function sql(statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function inForce() {
  return app.node.app.get(CurrentVersion).get();
}

function stage(node: JsonObject): JsonObject {
  const { needKnown } = node['stages'] as Record<string, JsonObject>;
  return Object.assign(needKnown!, { renamedFrom: ['needConfirmed'] });
}

/** The next version of the pack, in which one process and one stage of two processes are called otherwise. */
function released(): LoadedPack[] {
  const { packs } = inForce();
  const { files } = packs.find(({ name }) => name === 'crm')!;
  const next = new Map(
    Array.from(files, ([path, written]) => [
      path.replace('projectSales', 'bigSales'),
      written.replaceAll('projectSales', 'bigSales').replaceAll('needConfirmed', 'needKnown'),
    ]),
  );
  const edit = (path: string, change: (node: JsonObject) => void) => {
    const node = JSON.parse(next.get(path)!) as JsonObject;
    change(node);
    next.set(path, JSON.stringify(node));
  };
  edit('pack.json', (node) => Object.assign(node, { version: '99.0.0' }));
  edit('opportunity/directSales.process.json', stage);
  edit('opportunity/bigSales.process.json', (node) =>
    Object.assign(stage(node) && node, { renamedFrom: ['projectSales'] }),
  );
  const pack = loadPack({ name: 'crm', place: 'crm 99', files: next, problems: [] });
  expect(pack.problems).toEqual([]);
  return [...packs.filter(({ name }) => name !== 'crm'), pack];
}

describe.skipIf(process.env['TEST_FULL'] !== '1')('a process and a stage that are called otherwise', () => {
  beforeAll(async () => {
    app = await startTestApp();
    customer = (await app.api<Deal>('POST', '/api/records/customer', { name: '中兴' })).body.id;
  });
  afterAll(() => app?.close());

  it('are followed by records, their history and what names them, and back again', async () => {
    const [project, direct, channel] = [
      await deal('projectSales'),
      await deal('directSales'),
      await deal('channelSales'),
    ];
    await moved(project, 'needConfirmed');
    await moved(direct, 'needConfirmed');
    await sql(
      `insert into crm.opportunity_snapshot (id, version, created_at, updated_at, opportunity, date, stage)
       values ('${newId()}', 1, now(), now(), '${project}', '2026-01-01', 'needConfirmed')`,
    );
    await published(app, {
      'org:needed.view': {
        create: {
          entity: 'crm:opportunity',
          type: 'list',
          label: text('Needed'),
          filter: FILTER,
          columns: { name: {} },
        },
      },
      'crm:projectSales.process': { set: { 'stages.needConfirmed.expectedDays': { to: 5 } } },
    });
    const upgrades = app.node.app.get(UpgradePlanner);
    const { number } = inForce();
    const plan = await upgrades.plan(released());
    expect(plan.data.map(({ problem, severity, count }) => [problem, severity, count])).toEqual(
      expect.arrayContaining([
        ['renamedStage', 'tells', 1],
        ['renamedProcess', 'tells', 1],
        ['goneOption', 'asks', 1],
      ]),
    );
    await upgrades.apply(Caller.system('new version'), () => ({ packs: released(), kind: 'upgrade' }));
    expect(await stands(project)).toEqual([
      'bigSales',
      'needKnown',
      'bigSales.firstContact, bigSales.needKnown from firstContact',
    ]);
    expect((await stands(direct)).slice(0, 2)).toEqual(['directSales', 'needKnown']);
    expect(await stands(channel)).toEqual(['channelSales', 'firstContact', 'channelSales.firstContact']);
    expect(await sql('select stage from crm.opportunity_snapshot')).toEqual([{ stage: 'needKnown' }]);
    const { nodes, processes } = inForce().catalog.model;
    expect(nodes.get('org:needed.view')!.properties['filter']).toBe(
      "process == 'bigSales' && stage in ['needKnown', 'won']",
    );
    expect(processes.get('crm:bigSales')!.spec.stages['needKnown']!.expectedDays).toBe(5);
    const since = await moved(await deal('bigSales'), 'needKnown');
    const { status, body } = await app.api('POST', `/api/versions/${number}/restore`, {});
    expect(status, JSON.stringify(body)).toBe(200);
    for (const id of [project, since])
      expect(await stands(id)).toEqual([
        'projectSales',
        'needConfirmed',
        'projectSales.firstContact, projectSales.needConfirmed from firstContact',
      ]);
    expect((await stands(direct)).slice(0, 2)).toEqual(['directSales', 'needConfirmed']);
  }, 300_000);
});
