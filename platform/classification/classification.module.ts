import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { ClassificationJobs } from './classification-jobs.ts';
import { ClassificationQueue } from './classification-queue.ts';
import { ClassificationRule } from './classification-rule.ts';
import { ClassificationRuns } from './classification-runs.ts';
import { ClassificationTellers } from './classification-tellers.ts';
import { ClassificationsController } from './classifications.controller.ts';
import { ClassificationsService } from './classifications.service.ts';
import { PinActions } from './pin-actions.ts';
import { RecordClassificationController } from './record-classification.controller.ts';
import { RecordClassifications } from './record-classification.ts';

/** Rules that classify records by themselves, pins, and the history of classifications. */
@Module({
  imports: [RecordsModule],
  controllers: [ClassificationsController, RecordClassificationController],
  providers: [
    ClassificationJobs,
    ClassificationQueue,
    ClassificationRule,
    ClassificationRuns,
    ClassificationTellers,
    ClassificationsService,
    PinActions,
    RecordClassifications,
  ],
})
export class ClassificationModule {}
