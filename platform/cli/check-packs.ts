import { readSeedRecords, type SeedRecords } from '../exchange/seed/read-seed-records.ts';
import { compileModel } from '../model/compile-model.ts';
import type { LoadedPack } from '../model/load/loaded-pack.ts';
import type { Model } from '../model/model.ts';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { packsIn } from './pack-sources.ts';

/** Packs that were found right, with the others they need. */
export interface CheckedPacks {
  readonly packs: readonly LoadedPack[];
  readonly model: Model;
  readonly seeds: SeedRecords;
  readonly scenarios: readonly Scenario[];
}

/** Everything that can be known of packs without running them. @throws MetadataError with every mistake */
export function checkPacks(places: readonly string[]): CheckedPacks {
  const packs = packsIn(places);
  const model = compileModel({ packs });
  const seeds = readSeedRecords(model, packs, ['data', 'demo']);
  return { packs, model, seeds, scenarios: readScenarios(model, packs) };
}
