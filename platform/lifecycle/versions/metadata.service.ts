import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import { readMoment } from '../../expression/calendar/read-moment.ts';
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
    const { at } = query;
    if (at === undefined) return this.current.get().catalog.model;
    const moment = typeof at === 'string' ? readMoment(at) : null;
    if (moment === null) throw new Malformed(messages.momentWrong({ moment: String(at).slice(0, 60) }));
    return this.past.at(new Date(moment).toISOString());
  }
}
