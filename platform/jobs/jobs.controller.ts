import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { JobDesk, type JobPage } from './job-desk.ts';
import { readJobsQuery } from './job-request.ts';
import type { JobView } from './job-view.ts';

@Controller('api/jobs')
export class JobsController {
  constructor(private readonly desk: JobDesk) {}

  @Get()
  list(@From() caller: Caller, @Query() query: Record<string, unknown>): Promise<JobPage> {
    return this.desk.list(caller, readJobsQuery(query));
  }

  @Get(':id')
  get(@From() caller: Caller, @Param('id') id: string): Promise<JobView> {
    return this.desk.get(caller, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@From() caller: Caller, @Param('id') id: string): Promise<JobView> {
    return this.desk.cancel(caller, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  retry(@From() caller: Caller, @Param('id') id: string): Promise<JobView> {
    return this.desk.retry(caller, id);
  }
}
