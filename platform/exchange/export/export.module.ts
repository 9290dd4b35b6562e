import { Module } from '@nestjs/common';
import { RecordsModule } from '../../records/records.module.ts';
import { ExportFormats } from './export-formats.ts';
import { ExportController } from './export.controller.ts';
import { ExportService } from './export.service.ts';
import { LogExportController } from './log-export.controller.ts';
import { LogExportService } from './log-export.service.ts';

/** Lists as files. */
@Module({
  imports: [RecordsModule],
  controllers: [ExportController, LogExportController],
  providers: [ExportFormats, ExportService, LogExportService],
})
export class ExportModule {}
