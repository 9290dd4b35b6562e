import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.ts';
import { ActionCalls } from './actions/action-calls.ts';
import { ActionList } from './actions/action-list.ts';
import { ActionRunner } from './actions/action-runner.ts';
import { ActionsByThemselves } from './actions/actions-by-themselves.ts';
import { ConversionActions } from './actions/conversion-actions.ts';
import { DailyActions } from './actions/daily-actions.ts';
import { MetadataActions } from './actions/metadata-actions.ts';
import { PluginActions } from './actions/plugin-actions.ts';
import { ActionsController } from './actions/actions.controller.ts';
import { SettleActions } from './actions/settle-actions.ts';
import { RecordActions } from './actions/record-actions.ts';
import { DuplicateCheck } from './duplicates/duplicate-check.ts';
import { DuplicatesController } from './duplicates/duplicates.controller.ts';
import { Duplicates } from './duplicates/duplicates.service.ts';
import { ExplainController } from './explain/explain.controller.ts';
import { ExplainService } from './explain/explain.service.ts';
import { WhatIfService } from './explain/what-if.service.ts';
import { FilesController } from './files/files.controller.ts';
import { FilesService } from './files/files.service.ts';
import { Housekeeping } from './housekeeping.ts';
import { ModelController } from './model/model.controller.ts';
import { ModelDocuments } from './model/model-documents.ts';
import { ValidatorModules } from './model/validator-modules.ts';
import { VocabularyController } from './model/vocabulary.controller.ts';
import { Vocabulary } from './model/vocabulary.ts';
import { AdminViews } from './operation-log/admin-views.ts';
import { LogController } from './operation-log/log.controller.ts';
import { LogReader } from './operation-log/log-reader.ts';
import { LogVerification } from './operation-log/log-verification.ts';
import { Organisations } from './organisation.ts';
import { QueryController } from './query.controller.ts';
import { RecordCalls } from './record-calls.ts';
import { RecordWriter } from './record-writer.ts';
import { RecordsController } from './records.controller.ts';
import { RecordsService } from './records.service.ts';
import { SavedViewRule } from './saved-views/saved-view-rule.ts';
import { DelegationRule } from './sharing/delegation-rule.ts';
import { SharingController } from './sharing/sharing.controller.ts';
import { SharingService } from './sharing/sharing.service.ts';
import { Standings } from './standings.ts';
import { UserTitles } from './user-titles.ts';
import { WriteCalls } from './write-calls.ts';
import { WriteRules } from './write-rule.ts';
import { WriteTrials } from './write-trials.ts';
import { WriteStores } from './write/write-stores.ts';

/** The one write path and the reads of records, for everything above. */
@Module({
  imports: [AccessModule],
  controllers: [
    DuplicatesController,
    ExplainController,
    FilesController,
    SharingController,
    ActionsController,
    LogController,
    ModelController,
    VocabularyController,
    QueryController,
    RecordsController,
  ],
  providers: [
    ActionCalls,
    ActionList,
    ActionRunner,
    RecordActions,
    ActionsByThemselves,
    ConversionActions,
    DailyActions,
    MetadataActions,
    PluginActions,
    SettleActions,
    ExplainService,
    WhatIfService,
    Housekeeping,
    FilesService,
    AdminViews,
    LogReader,
    LogVerification,
    ModelDocuments,
    Vocabulary,
    ValidatorModules,
    Organisations,
    RecordCalls,
    RecordsService,
    DuplicateCheck,
    Duplicates,
    SavedViewRule,
    DelegationRule,
    SharingService,
    Standings,
    UserTitles,
    WriteCalls,
    RecordWriter,
    WriteRules,
    WriteStores,
    WriteTrials,
  ],
  exports: [
    AccessModule,
    ActionRunner,
    RecordActions,
    LogReader,
    Organisations,
    RecordsService,
    RecordWriter,
    Standings,
    WriteRules,
    WriteTrials,
  ],
})
export class RecordsModule {}
