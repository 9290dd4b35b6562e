import type { QueryTree } from '../../expression/query-tree.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { RecordStore } from '../../storage/store/record-store.ts';

const ENTITY = 'core:exchangeRate';
const MANY_DATES = 5;

interface Rate {
  readonly date: string;
  readonly rate: string;
}

/** What currencies were worth on days, read once in a write. A rate holds from its day until the next one. */
export class ExchangeRates {
  readonly #byDay = new Map<string, string | undefined>();

  constructor(
    private readonly tx: Session,
    private readonly store: RecordStore,
  ) {}

  get(currency: string, date: string): string | undefined {
    return this.#byDay.get(`${currency} ${date}`);
  }

  async load(currency: string, dates: Iterable<string>): Promise<void> {
    const missing = [...new Set(dates)].filter((date) => !this.#byDay.has(`${currency} ${date}`)).toSorted();
    if (missing.length === 0) return;
    if (missing.length > MANY_DATES) {
      const rates = await this.#find(currency, missing.at(-1)!, 20_000);
      for (const date of missing)
        this.#remember(
          currency,
          date,
          rates.find((rate) => rate.date <= date),
        );
    } else {
      for (const date of missing) this.#remember(currency, date, (await this.#find(currency, date, 1))[0]);
    }
  }

  #remember(currency: string, date: string, rate: Rate | undefined): void {
    this.#byDay.set(`${currency} ${date}`, rate?.rate);
  }

  /** The newest rates of a currency up to a day, newest first. */
  async #find(currency: string, until: string, limit: number): Promise<Rate[]> {
    const rows = await this.store.find(this.tx, {
      entity: ENTITY,
      select: [['date'], ['rate']],
      where: ofCurrencyUntil(currency, until),
      sort: [{ path: ['date'], direction: 'desc' }],
      limit,
    });
    return rows as unknown as Rate[];
  }
}

function ofCurrencyUntil(currency: string, until: string): QueryTree {
  const id = { op: 'value', value: currency, type: { kind: 'string' } } as const;
  const day = { op: 'value', value: until, type: { kind: 'date' } } as const;
  const currencyField = {
    op: 'field',
    path: ['currency'],
    type: { kind: 'record', entity: 'core:currency' },
  } as const;
  const dateField = { op: 'field', path: ['date'], type: { kind: 'date' } } as const;
  return {
    op: 'and',
    args: [
      { op: 'compare', by: '==', left: currencyField, right: id },
      { op: 'compare', by: '<=', left: dateField, right: day },
    ],
  };
}
