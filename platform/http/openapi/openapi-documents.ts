import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import { localeOf } from '../../kernel/accept-language.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Model } from '../../model/model.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { openapiDocument } from './openapi-document.ts';

const MOST_KEPT = 20;

/** The API's description as text, made once for each Model, language and set of entities a caller may read. */
@Injectable()
export class OpenapiDocuments {
  readonly #kept = new WeakMap<Model, Map<string, string>>();

  constructor(
    private readonly current: CurrentCatalog,
    private readonly access: Access,
  ) {}

  document(caller: Caller | undefined, acceptLanguage: string | undefined): string {
    const { model } = this.current.get();
    const entities = [...model.entities.values()].filter(
      (entity) => caller && this.access.allows(caller, entity, 'read'),
    );
    const locale = caller?.locale ?? localeOf(acceptLanguage);
    let kept = this.#kept.get(model);
    if (!kept) this.#kept.set(model, (kept = new Map()));
    const key = `${locale} ${entities.map((entity) => entity.key).join()}`;
    let document = kept.get(key);
    if (document === undefined) {
      document = JSON.stringify(openapiDocument(model, entities, locale));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, document);
    }
    return document;
  }
}
