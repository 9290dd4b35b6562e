import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../../kernel/accept-language.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { CallerRequest } from '../../kernel/request.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { answerTagged, taggedDocument, type TaggedDocument } from '../../records/model/tagged-document.ts';
import { rightOn, type ReadSession } from '../../records/read/read-session.ts';
import { RecordsService } from '../../records/records.service.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { openapiDocument } from './openapi-document.ts';

const MOST_KEPT = 20;

/** The API's description as text, made once for each Model, language and set of fields a caller may read. */
@Injectable()
export class OpenapiDocuments {
  readonly #kept = new WeakMap<Model, Map<string, TaggedDocument>>();

  constructor(
    private readonly current: CurrentCatalog,
    private readonly records: RecordsService,
  ) {}

  /** The description of the version in force, or 304 to who has it already. */
  async answer(request: FastifyRequest & CallerRequest, reply: FastifyReply): Promise<string | undefined> {
    const language = request.headers['accept-language'];
    reply.header('vary', 'accept-language');
    return answerTagged(await this.#document(request.caller, language), request, reply);
  }

  async #document(caller: Caller | undefined, acceptLanguage: string | undefined): Promise<TaggedDocument> {
    const read = caller && (await this.records.reading(caller));
    const model = read?.catalog.model ?? this.current.get().model;
    const entities = read ? readableEntities(read) : [];
    const locale = caller?.locale ?? localeOf(acceptLanguage);
    let kept = this.#kept.get(model);
    if (!kept) this.#kept.set(model, (kept = new Map()));
    const key = `${locale} ${entities.map(({ key, fields }) => `${key}(${[...fields.keys()].join()})`).join()}`;
    let document = kept.get(key);
    if (document === undefined) {
      document = taggedDocument(openapiDocument(model, entities, locale));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, document);
    }
    return document;
  }
}

/** Entities as the caller knows them: without the fields he may not read. */
function readableEntities(read: ReadSession): Entity[] {
  const { access, caller, catalog } = read;
  const isReadable = (field: Field) => rightOn(read, field).read !== 'no';
  return [...catalog.model.entities.values()]
    .filter((entity) => access.allows(caller, entity, 'read'))
    .map((entity) => ({
      ...entity,
      fields: new Map([...entity.fields].filter(([, field]) => isReadable(field))),
      children: entity.children.filter(isReadable),
    }));
}
