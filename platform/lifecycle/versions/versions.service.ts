import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Invalid, NotFound } from '../../kernel/errors.ts';
import { Database } from '../../storage/connection/database.ts';
import { VersionStore, type StoredVersion, type VersionHead } from '../../storage/store/version-store.ts';
import { refuseOthers } from '../customising.ts';
import { messages } from '../messages.ts';
import { Publisher } from '../publish/publisher.ts';
import type { PublishRequest } from '../drafts/draft-request.ts';
import { readPacks } from './read-packs.ts';

export interface VersionPage {
  readonly items: VersionHead[];
  /** The number to go on before; absent on the last page. */
  readonly nextCursor?: string;
}

/** What was published, and going back: a new version that is as an earlier one was. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly database: Database,
    private readonly versions: VersionStore,
    private readonly publisher: Publisher,
    private readonly access: Access,
  ) {}

  async list(caller: Caller, page: { limit: number; before?: number }): Promise<VersionPage> {
    refuseOthers(this.access, caller);
    const items = await this.versions.list(this.database.session, { ...page, limit: page.limit + 1 });
    if (items.length <= page.limit) return { items };
    const shown = items.slice(0, page.limit);
    return { items: shown, nextCursor: String(shown.at(-1)!.number) };
  }

  async get(caller: Caller, number: number): Promise<StoredVersion> {
    refuseOthers(this.access, caller);
    const version = await this.versions.get(this.database.session, number);
    if (!version) throw new NotFound(messages.versionAbsent({ number }));
    return version;
  }

  /** The organisation's layer, the packs and the answers as they were. Data of what was retired since comes back. */
  async restore(
    caller: Caller,
    number: number,
    { comment, answers: given }: PublishRequest,
  ): Promise<VersionHead> {
    const { packs: hashes, org, answers: then } = await this.get(caller, number);
    return this.publisher.publish(caller, async (inForce) => {
      if (inForce.number === number) throw new Invalid(messages.versionInForce({ number }));
      const packs = await readPacks(this.database.session, { packs: hashes }, inForce.packs);
      const answers = { ...then, ...given };
      return { packs, org, answers, kind: 'restore', comment: comment ?? `v${number}` };
    });
  }
}
