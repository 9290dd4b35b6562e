import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Malformed, NotFound } from '../../kernel/errors.ts';
import { openChanges, type OpenChange } from '../../model/upgrade/open-changes.ts';
import type { VersionHead } from '../../storage/store/version-store.ts';
import { refuseOthers } from '../customising.ts';
import { readPublishRequest } from '../drafts/draft-request.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import { upgradeMessages as messages } from './messages.ts';
import { UpgradePlanner } from './upgrade-planner.ts';

/** What vendors changed and the organisation kept as it was, and deciding about it. */
@Injectable()
export class InboxService {
  constructor(
    private readonly current: CurrentVersion,
    private readonly upgrades: UpgradePlanner,
    private readonly access: Access,
  ) {}

  list(caller: Caller, pack?: string): { items: OpenChange[] } {
    refuseOthers(this.access, caller);
    const { catalog, org } = this.current.get();
    const items = openChanges(catalog.model, org).filter((one) => pack === undefined || one.pack === pack);
    return { items };
  }

  /** Takes the vendor's, keeps one's own for good, or joins both: a new version. */
  resolve(caller: Caller, pack: string, body: unknown): Promise<VersionHead> {
    refuseOthers(this.access, caller);
    const { answers = {}, comment } = readPublishRequest(body);
    if (Object.keys(answers).length === 0) throw new Malformed(messages.nothingAnswered());
    return this.upgrades.apply(
      caller,
      ({ packs }) => {
        if (packs.every(({ name }) => name !== pack)) throw new NotFound(messages.packAbsent({ pack }));
        return { packs, kind: 'publish', ...(comment === undefined ? {} : { comment }) };
      },
      answers,
    );
  }
}
