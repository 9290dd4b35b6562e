import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../platform/access/channels.ts';
import { writePacks } from '../support/pack-folder.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Asking, type Difference } from './asking.ts';
import type { Adapter } from './channels/adapter.ts';
import { CONDITIONS } from './channels/conditions.ts';
import { DUPLICATES } from './channels/duplicates.ts';
import { OTHERS } from './channels/others.ts';
import { READING } from './channels/reading.ts';
import { STANDING } from './channels/standing.ts';
import { WRITING } from './channels/writing.ts';
import { installWorld } from './install-world.ts';
import { Oracle } from './oracle/oracle.ts';
import { WorldRandom } from './random.ts';
import { generateRules, packFiles } from './world/generate-rules.ts';
import { generateWorld } from './world/generate-world.ts';
import type { World } from './world/world.ts';

const ADAPTERS: readonly Adapter[] = [
  ...READING,
  ...CONDITIONS,
  ...DUPLICATES,
  ...STANDING,
  ...WRITING,
  ...OTHERS,
];
const LIST = READING.find(({ channel }) => channel === 'list')!;
const FULL = process.env.TEST_FULL === '1';
const WORLDS = Number(process.env.ACCESS_WORLDS ?? (FULL ? 2000 : 100));
const LONGEST = 600_000;
const PER_MODEL = FULL ? 50 : 20;
const SEED = Number(process.env.ACCESS_SEED ?? 20260311);

/** Each person asks some of the channels, over the worlds all of them. */
function some({ random }: Asking, adapters: readonly Adapter[]): Adapter[] {
  return random.each(adapters, FULL ? 0.4 : 0.15);
}

/** Asks for everybody of the world. */
async function differencesIn(
  app: TestApp,
  world: World,
): Promise<{ asked: number; differences: Difference[] }> {
  const tokens = await installWorld(app, world);
  const oracle = new Oracle(world);
  const all = await Promise.all(
    world.people.map(async (me, index) => {
      const asking = new Asking(
        app,
        oracle,
        me,
        new WorldRandom(world.seed * 31 + index),
        tokens.get(me.id)!,
      );
      for (const { channel, ask } of some(
        asking,
        ADAPTERS.filter((one) => !WRITING.includes(one)),
      ))
        await ask(asking.on(channel));
      return asking;
    }),
  );
  // What one writes is what the next one reads.
  for (const asking of all)
    for (const { channel, ask } of [...some(asking, WRITING), LIST]) await ask(asking.on(channel));
  return {
    asked: all.reduce((sum, { asked }) => sum + asked, 0),
    differences: all.flatMap(({ differences }) => differences),
  };
}

async function worldsOf(modelSeed: number, count: number) {
  const random = new WorldRandom(modelSeed);
  const rules = generateRules(random);
  const packs = writePacks({ world: packFiles(rules) });
  const app = await startTestApp({ packs, clock: '2026-03-11T01:00:00Z' });
  const found: Difference[] = [];
  let asked = 0;
  try {
    for (let i = 0; i < count; i++) {
      const result = await differencesIn(app, generateWorld(random, modelSeed * 1000 + i, rules));
      found.push(...result.differences);
      asked += result.asked;
    }
  } finally {
    await app.close();
  }
  return { asked, found };
}

/** The first difference of each channel and kind, with how many there are of it. */
function oneOfEach(found: readonly Difference[]): unknown[] {
  const kinds = Map.groupBy(
    found,
    ({ channel, about }) => `${channel} ${about.replace(/[0-9a-f-]{36}/g, '')}`,
  );
  return [...kinds.values()].map(([first, ...more]) => ({ ...first, alike: more.length }));
}

describe('access, beside a reference that only looks', () => {
  it('every registered channel is asked', () => {
    const asked = new Set(ADAPTERS.map(({ channel }) => channel));
    expect(CHANNELS.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
  });

  const models = Math.ceil(WORLDS / PER_MODEL);
  it.each(Array.from({ length: models }, (_, index) => SEED + index))(
    'API and reference agree in every world of the rules %i',
    async (seed) => {
      const { asked, found } = await worldsOf(seed, Math.min(PER_MODEL, WORLDS));
      expect(asked).toBeGreaterThan(100);
      expect(oneOfEach(found), `${found.length} differences in ${asked} requests`).toEqual([]);
    },
    LONGEST,
  );
});
