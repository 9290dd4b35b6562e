import { Module } from '@nestjs/common';
import { RecordsModule } from '../../records/records.module.ts';
import { DemoController } from './demo.controller.ts';
import { DemoData } from './demo-data.ts';
import { SeedLoader } from './seed-loader.ts';

/** Records that packs bring along. */
@Module({
  imports: [RecordsModule],
  controllers: [DemoController],
  providers: [SeedLoader, DemoData],
  exports: [SeedLoader],
})
export class SeedModule {}
