import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Forbidden, Malformed } from '../../kernel/errors.ts';
import type { Model } from '../../model/model.ts';
import { messages as recordMessages } from '../../records/messages.ts';
import { metadataNode, metadataNodes } from '../../records/model/metadata-nodes.ts';
import { refuseUnknownParameters } from '../../records/read/known-parameters.ts';
import { messages } from '../messages.ts';
import { CurrentVersion } from './current-version.ts';
import { PastModels } from './past-models.ts';

type Query = Readonly<Record<string, unknown>>;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The effective metadata, now or at a past moment, and who set each property of it. */
@Injectable()
export class MetadataService {
  constructor(
    private readonly current: CurrentVersion,
    private readonly past: PastModels,
    private readonly access: Access,
  ) {}

  async list(caller: Caller, kind: string, query: Query): Promise<unknown> {
    return metadataNodes(await this.#model(caller, query, ['at']), kind);
  }

  async get(caller: Caller, kind: string, name: string, query: Query): Promise<unknown> {
    return metadataNode(
      await this.#model(caller, query, ['at', 'layers']),
      kind,
      name,
      query['layers'] === '1',
    );
  }

  async #model(caller: Caller, query: Query, known: readonly string[]): Promise<Model> {
    if (!this.access.holds(caller, 'readMetadata')) throw new Forbidden(recordMessages.metadataDenied());
    refuseUnknownParameters(query, known);
    const moment = query['at'];
    if (moment === undefined) return this.current.get().catalog.model;
    if (typeof moment !== 'string' || !MOMENT.test(moment) || Number.isNaN(Date.parse(moment)))
      throw new Malformed(messages.momentWrong({ moment: String(moment).slice(0, 60) }));
    return this.past.at(new Date(moment).toISOString());
  }
}
