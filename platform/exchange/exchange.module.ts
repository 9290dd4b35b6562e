import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { CsvImporter } from './csv-importer.ts';

/** Records in and out of files. */
@Module({ imports: [RecordsModule], providers: [CsvImporter], exports: [CsvImporter] })
export class ExchangeModule {}
