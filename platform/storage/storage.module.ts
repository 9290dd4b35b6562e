import { Module, type DynamicModule } from '@nestjs/common';
import { CurrentModel } from '../model/current-model.ts';
import { CurrentCatalog } from './catalog.ts';
import { Database } from './connection/database.ts';
import { CredentialStore } from './store/credential-store.ts';
import { DeletionStore } from './store/deletion-store.ts';
import { DraftStore } from './store/draft-store.ts';
import { DeliveryStore } from './store/delivery-store.ts';
import { DueStore } from './store/due-store.ts';
import { ExternalIdentityStore } from './store/external-identity-store.ts';
import { FileStore } from './store/file-store.ts';
import { IdempotencyStore } from './store/idempotency-store.ts';
import { InvitationStore } from './store/invitation-store.ts';
import { JobStore } from './store/job-store.ts';
import { KeyStore } from './store/key-store.ts';
import { NotificationStore } from './store/notification-store.ts';
import { NumberStore } from './store/number-store.ts';
import { NumberSupply } from './store/number-supply.ts';
import { OperationLog } from './store/operation-log.ts';
import { OutboxStore } from './store/outbox-store.ts';
import { PackStore } from './store/pack-store.ts';
import { PluginStore } from './store/plugin-store.ts';
import { SecondFactorStore } from './store/second-factor-store.ts';
import { SeedStore } from './store/seed-store.ts';
import { SessionStore } from './store/session-store.ts';
import { SettingStore } from './store/setting-store.ts';
import { TryStore } from './store/try-store.ts';
import { ClassificationStore } from './store/classification-store.ts';
import { MappingStore } from './store/mapping-store.ts';
import { VersionStore } from './store/version-store.ts';

const STORES = [
  CredentialStore,
  DeletionStore,
  DeliveryStore,
  DueStore,
  ExternalIdentityStore,
  DraftStore,
  IdempotencyStore,
  InvitationStore,
  JobStore,
  KeyStore,
  NotificationStore,
  NumberStore,
  NumberSupply,
  OperationLog,
  OutboxStore,
  PackStore,
  PluginStore,
  SecondFactorStore,
  SeedStore,
  SessionStore,
  SettingStore,
  TryStore,
  ClassificationStore,
  MappingStore,
  VersionStore,
];

/** What was opened before Nest starts. */
export interface OpenedStorage {
  readonly database: Database;
  readonly catalog: CurrentCatalog;
  readonly files: FileStore;
}

/** Storage for every other module: the open database, the Catalog in force and the stores. */
@Module({})
export class StorageModule {
  static over({ database, catalog, files }: OpenedStorage): DynamicModule {
    const opened = [
      { provide: Database, useValue: database },
      { provide: CurrentCatalog, useValue: catalog },
      { provide: CurrentModel, useValue: { get: () => catalog.get().model } satisfies CurrentModel },
      { provide: FileStore, useValue: files },
    ];
    return {
      module: StorageModule,
      global: true,
      providers: [...opened, ...STORES],
      exports: [Database, CurrentCatalog, CurrentModel, FileStore, ...STORES],
    };
  }
}
