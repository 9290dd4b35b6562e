import { Global, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.ts';
import { DueRunner } from './due-runner.ts';
import { DueWork } from './due-work.ts';
import { JobDesk } from './job-desk.ts';
import { JobHandlers } from './job-handlers.ts';
import { JobQueue } from './job-queue.ts';
import { JobRunner } from './job-runner.ts';
import { JobSurroundings } from './job-surroundings.ts';
import { Jobs } from './jobs.ts';
import { JobsController } from './jobs.controller.ts';
import { Schedules } from './schedules.ts';
import { Worker } from './worker.ts';

/** Work beside the requests: jobs, what is due, schedules. */
@Global()
@Module({
  imports: [AccessModule],
  controllers: [JobsController],
  providers: [
    DueRunner,
    DueWork,
    JobDesk,
    JobHandlers,
    JobQueue,
    JobRunner,
    JobSurroundings,
    Jobs,
    Schedules,
    Worker,
  ],
  exports: [DueWork, JobHandlers, JobQueue, Jobs, JobSurroundings, Schedules, Worker],
})
export class JobsModule {}
