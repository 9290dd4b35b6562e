import { Injectable } from '@nestjs/common';
import { DeletionStore } from '../../storage/store/deletion-store.ts';
import { NumberStore } from '../../storage/store/number-store.ts';
import { NumberSupply } from '../../storage/store/number-supply.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';

/** The platform's own tables that a write fills beside the records. */
@Injectable()
export class WriteStores {
  constructor(
    readonly numbers: NumberStore,
    readonly supply: NumberSupply,
    readonly log: OperationLog,
    readonly deletions: DeletionStore,
  ) {}
}
