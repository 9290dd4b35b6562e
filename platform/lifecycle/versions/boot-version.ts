import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import { slowly, type Progress } from '../../kernel/slowly.ts';
import { compileModel } from '../../model/compile-model.ts';
import { NO_ORG } from '../../model/layers/org-layer.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import { contentOf } from '../../model/load/pack-content.ts';
import { packFolder } from '../../model/load/pack-folder.ts';
import { loadPack, loadPacks } from '../../model/load-packs.ts';
import { packLayers } from '../../model/upgrade/pack-layers.ts';
import { planUpgrade } from '../../model/upgrade/plan-upgrade.ts';
import type { Database } from '../../storage/connection/database.ts';
import { openPlanned } from '../../storage/open-catalog.ts';
import { planSchema } from '../../storage/schema/schema-plan.ts';
import { packHash, PackStore } from '../../storage/store/pack-store.ts';
import { VersionStore, type StoredVersion } from '../../storage/store/version-store.ts';
import { PUBLISH_LOCK } from '../publish/publish-lock.ts';
import { versionChanges } from '../publish/version-changes.ts';
import { upgradeAnswers } from '../upgrade/upgrade-answers.ts';
import { keptOf, packsOf, type InForce } from './in-force.ts';
import { readPacks } from './read-packs.ts';

/** What every installation has, beside the packs it chose. */
const CORE = join(projectRoot, 'metadata/core');

export interface BootSources {
  /** Installed at the very first start; later a folder changes nothing by itself. */
  readonly folders: readonly string[];
  /** Takes packs whose text differs from the installed one of the same version: they are being developed. */
  readonly develop: boolean;
}

type Sources = Pick<InForce, 'packs' | 'org' | 'answers'>;

/**
 * Puts in force what the database says is in force, and makes its tables agree. The first start of all installs the
 * folders. `core` belongs to the platform's own version and comes along with it, under what the organisation made of
 * it: what both changed and nobody decided waits in the inbox.
 *
 * @throws MetadataError
 */
export async function bootVersion(
  database: Database,
  sources: BootSources,
  progress: Progress,
): Promise<InForce> {
  return database.alone(PUBLISH_LOCK, async () => {
    const stored = await new VersionStore().latest(database.session);
    const before = stored && (await readPacks(database.session, stored));
    const next = sourcesOf(stored, before, sources);
    const isNew = next.packs !== before;
    const number = (stored?.number ?? 0) + (isNew ? 1 : 0);
    const model = compileModel({ packs: next.packs, org: next.org, version: String(number) });
    const plan = await planSchema(database, model);
    const catalog = await slowly(progress, `making tables and indexes (${plan.steps.length} steps)`, () =>
      openPlanned(database, plan, undefined, number),
    );
    const inForce = { number, ...next, catalog };
    if (isNew) await keepVersion(database, inForce, stored, before);
    return inForce;
  });
}

function sourcesOf(
  stored: StoredVersion | undefined,
  before: readonly LoadedPack[] | undefined,
  { folders, develop }: BootSources,
): Sources {
  if (!stored || !before) return { packs: loadPacks([CORE, ...folders]), org: NO_ORG, answers: {} };
  const known = new Set(before.map((pack) => keptOf(pack).hash));
  const taken = [CORE, ...(develop ? folders : [])]
    .map(packFolder)
    .filter(({ files }) => !known.has(packHash(contentOf(files))))
    .map((source) => loadPack(source))
    .filter((pack) => pack.name === 'core' || isSameVersion(pack, before));
  const rest = before.filter(({ name }) => taken.every((pack) => pack.name !== name));
  const { org, answers } = stored;
  if (taken.length === 0) return { packs: before, org, answers };
  const packs = [...rest, ...taken];
  const sides = { base: packLayers(before), next: packLayers(packs), org };
  return { packs, org: planUpgrade({ ...sides, answers: upgradeAnswers(answers) }).org, answers };
}

/** A pack nobody installed yet is being developed too. */
function isSameVersion({ name, spec }: LoadedPack, before: readonly LoadedPack[]): boolean {
  return before.every((old) => old.name !== name || old.spec?.version === spec?.version);
}

async function keepVersion(
  database: Database,
  { number, packs, org, answers, catalog: { model } }: InForce,
  stored: StoredVersion | undefined,
  before: readonly LoadedPack[] | undefined,
): Promise<void> {
  const earlier = stored && before && compileModel({ packs: before, org: stored.org });
  const version: StoredVersion = {
    number,
    at: new Date().toISOString(),
    authorId: null,
    author: 'start of the node',
    kind: 'boot',
    comment: '',
    fingerprint: model.fingerprint,
    packs: packsOf(packs),
    org,
    answers,
    changes: earlier ? versionChanges(earlier, model) : [],
  };
  await database.transaction(
    async (tx) => {
      await new PackStore().keep(tx, packs.map(keptOf));
      await new VersionStore().lock(tx);
      await new VersionStore().add(tx, version);
    },
    { version: 'any' },
  );
}
