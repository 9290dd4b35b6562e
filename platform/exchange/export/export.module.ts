import { Module } from '@nestjs/common';
import { RecordsModule } from '../../records/records.module.ts';
import { ExportController } from './export.controller.ts';
import { ExportService } from './export.service.ts';

/** Lists as files. */
@Module({ imports: [RecordsModule], controllers: [ExportController], providers: [ExportService] })
export class ExportModule {}
