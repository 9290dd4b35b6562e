import { Module, type DynamicModule } from '@nestjs/common';
import { SeedModule } from '../exchange/seed/seed.module.ts';
import { RecordsModule } from '../records/records.module.ts';
import { InstalledPacks } from '../model/load/installed-packs.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { ChangeSetsController } from './change-sets/change-sets.controller.ts';
import { ChangeSets } from './change-sets/change-sets.service.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { DraftsService } from './drafts/drafts.service.ts';
import { Planner } from './plan/planner.ts';
import { UsesController } from './plan/uses.controller.ts';
import { UsesService } from './plan/uses.service.ts';
import { ValueMappings } from './values/value-mappings.service.ts';
import { PurgeController } from './purge/purge.controller.ts';
import { PurgeService } from './purge/purge.service.ts';
import { InstalledPacksService } from './packs/installed-packs.service.ts';
import { PackPlaces } from './packs/pack-places.ts';
import { PacksController } from './packs/packs.controller.ts';
import { PacksService } from './packs/packs.service.ts';
import { Publisher } from './publish/publisher.ts';
import { InboxController } from './upgrade/inbox.controller.ts';
import { InboxService } from './upgrade/inbox.service.ts';
import { UpgradePlanner } from './upgrade/upgrade-planner.ts';
import { CurrentVersion } from './versions/current-version.ts';
import type { InForce } from './versions/in-force.ts';
import { MetadataController } from './versions/metadata.controller.ts';
import { MetadataService } from './versions/metadata.service.ts';
import { PastModels } from './versions/past-models.ts';
import { VersionFollower } from './versions/version-follower.ts';
import { VersionsController } from './versions/versions.controller.ts';
import { VersionsService } from './versions/versions.service.ts';

/** What changes the metadata of a running system: drafts, publishing, versions. */
@Module({})
export class LifecycleModule {
  /** @param inForce the version the boot opened */
  static of(inForce: InForce): DynamicModule {
    const currentVersion = {
      provide: CurrentVersion,
      inject: [CurrentCatalog, InstalledPacks, Database],
      useFactory: (catalog: CurrentCatalog, packs: InstalledPacks, database: Database) =>
        new CurrentVersion(inForce, catalog, packs, database),
    };
    return {
      module: LifecycleModule,
      imports: [RecordsModule, SeedModule],
      controllers: [
        ChangeSetsController,
        DraftsController,
        MetadataController,
        PacksController,
        PurgeController,
        InboxController,
        UsesController,
        VersionsController,
      ],
      providers: [
        currentVersion,
        ChangeSets,
        DraftsService,
        InboxService,
        InstalledPacksService,
        MetadataService,
        PackPlaces,
        PacksService,
        PastModels,
        Planner,
        PurgeService,
        Publisher,
        UpgradePlanner,
        UsesService,
        ValueMappings,
        VersionFollower,
        VersionsService,
      ],
      exports: [CurrentVersion, PastModels, Planner, Publisher, PurgeService, UpgradePlanner, ValueMappings],
    };
  }
}
