import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { Snapshots } from './snapshots/snapshots.ts';

/** What is made of many records. */
@Module({ imports: [RecordsModule], providers: [Snapshots] })
export class AnalyticsModule {}
