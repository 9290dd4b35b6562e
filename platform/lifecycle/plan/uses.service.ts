import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Forbidden } from '../../kernel/errors.ts';
import { placeLabel } from '../../model/references/place-label.ts';
import { messages } from '../../records/messages.ts';
import { metadataNode } from '../../records/model/metadata-nodes.ts';
import { refuseUnknownParameters } from '../../records/read/known-parameters.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import type { ReferenceImpact } from './change-plan.ts';
import { Planner } from './planner.ts';

/** Where a node, or something in it, is used. */
@Injectable()
export class UsesService {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly planner: Planner,
    private readonly access: Access,
  ) {}

  async of(
    caller: Caller,
    kind: string,
    name: string,
    query: Readonly<Record<string, unknown>>,
  ): Promise<ReferenceImpact> {
    if (!this.access.holds(caller, 'readMetadata')) throw new Forbidden(messages.metadataDenied());
    refuseUnknownParameters(query, ['path']);
    const catalog = this.current.get();
    const { key } = metadataNode(catalog.model, kind, name, false) as { readonly key: string };
    const place = { target: `${key}.${kind}`, path: String(query['path'] ?? '') };
    const [found] = await this.planner.uses(catalog, [place]);
    return found ?? { ...place, label: placeLabel(catalog.model, place), uses: [] };
  }
}
