import { Injectable } from '@nestjs/common';
import { TRUE } from '../expression/query-tree.ts';
import { LOCALES, type Locale } from '../kernel/text.ts';
import { CurrentCatalog, type Catalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';

/** What the company record says for everybody: where today is, and what money is summed in. */
export interface Organisation {
  readonly timeZone: string;
  /** What people call the company, short where that is given; undefined until set-up. */
  readonly company: string | undefined;
  /** Code of the base currency, such as CNY. */
  readonly baseCurrencyCode: string | undefined;
  /** Id of the record of core:currency in which sums are kept; undefined until the company names one. */
  readonly baseCurrency: string | undefined;
  /** What users without a language of their own read. */
  readonly locale: Locale;
}

const COMPANY = 'core:company';
const FALLBACK: Organisation = {
  timeZone: 'Asia/Shanghai',
  baseCurrency: undefined,
  baseCurrencyCode: undefined,
  company: undefined,
  locale: 'zh-CN',
};
const FRESH_FOR_MS = 2000;

/** The organisation's settings, read from its company record and remembered for a moment. */
@Injectable()
export class Organisations {
  #known: Organisation = FALLBACK;
  #readAt = 0;
  #unsettledUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
  ) {}

  async get(): Promise<Organisation> {
    const now = Date.now();
    if (now < this.#unsettledUntil || now - this.#readAt > FRESH_FOR_MS) {
      this.#known = await readOrganisation(this.current.get(), this.database.aside);
      this.#readAt = now;
    }
    return this.#known;
  }

  /** The company record is being written: read it each time until that transaction has ended. */
  forget(): void {
    this.#unsettledUntil = Date.now() + FRESH_FOR_MS;
  }
}

async function readOrganisation(catalog: Catalog, session: Session): Promise<Organisation> {
  if (!catalog.model.entities.has(COMPANY)) return FALLBACK;
  const [company] = await catalog.store.find(session, {
    entity: COMPANY,
    select: [['name'], ['shortName'], ['timeZone'], ['baseCurrency'], ['locale']],
    where: TRUE,
    sort: [],
    limit: 1,
  });
  const currency = company?.['baseCurrency'] as { id: string; title: string | null } | null | undefined;
  return {
    timeZone: (company?.['timeZone'] as string | null | undefined) ?? FALLBACK.timeZone,
    baseCurrency: currency?.id,
    baseCurrencyCode: currency?.title ?? undefined,
    company: ((company?.['shortName'] ?? company?.['name']) as string | null | undefined) ?? undefined,
    locale: LOCALES.find((locale) => locale === company?.['locale']) ?? FALLBACK.locale,
  };
}
