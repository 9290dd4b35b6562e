import { Module } from '@nestjs/common';
import { RecordsModule } from '../../records/records.module.ts';
import { SeedLoader } from './seed-loader.ts';

/** Records that packs bring along. */
@Module({ imports: [RecordsModule], providers: [SeedLoader], exports: [SeedLoader] })
export class SeedModule {}
