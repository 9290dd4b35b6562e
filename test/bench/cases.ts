import type { BenchRequest } from './load.ts';

/** What the cases need to know of the data they run on. */
export interface BenchData {
  readonly customerIds: readonly string[];
  readonly opportunityIds: readonly string[];
  /** Cursors of the product and of the floor that lead to page 200 of the list. */
  readonly page200: { readonly product: string; readonly floor: string };
}

export interface BenchCase {
  readonly name: string;
  /** Both servers answer it alike, apart from the cursor, which is each one's own. */
  readonly alike: boolean;
  readonly requests: number;
  readonly connections: number;
  readonly product: (data: BenchData, n: number) => BenchRequest;
  readonly floor: (data: BenchData, n: number) => BenchRequest;
}

const LIST_FIELDS = 'number,name,customer,amount,expectedDate,stage,owner';
export const LIST_PATH = `/api/records/opportunity?filter=${encodeURIComponent("status == 'open' && amount > 100000")}&sort=expectedDate&fields=${LIST_FIELDS}&limit=50`;

const BATCH = 100;

function pick(ids: readonly string[], n: number): string {
  return ids[(n * 7919) % ids.length]!;
}

function opportunity(data: BenchData, n: number) {
  return {
    name: `压测商机 ${n}`,
    customer: pick(data.customerIds, n),
    amount: `${1000 + (n % 90_000)}.00`,
    expectedDate: '2027-03-31',
  };
}

function batch(data: BenchData, n: number) {
  const operations = Array.from({ length: BATCH }, (_, i) => ({
    op: 'create',
    data: opportunity(data, n * BATCH + i),
  }));
  return JSON.stringify({ atomic: true, operations });
}

/** Same address and body at both servers, unless one needs its own cursor. */
function both(make: (data: BenchData, n: number) => BenchRequest) {
  return { product: make, floor: make };
}

/** `first`: where in the list of records it begins. */
function update(first: number) {
  return (data: BenchData, n: number): BenchRequest => ({
    method: 'PATCH',
    path: `/api/records/opportunity/${pick(data.opportunityIds, n + first)}`,
    body: JSON.stringify({ amount: `${n % 1_000_000}.00` }),
  });
}

export const CASES: readonly BenchCase[] = [
  {
    name: 'get one with its references',
    alike: true,
    requests: 2000,
    connections: 16,
    ...both((data, n) => ({
      method: 'GET',
      path: `/api/records/opportunity/${pick(data.opportunityIds, n)}`,
    })),
  },
  {
    name: 'list 50, filtered and sorted',
    alike: true,
    requests: 800,
    connections: 16,
    ...both(() => ({ method: 'GET', path: LIST_PATH })),
  },
  {
    name: 'page 200 of that list',
    alike: true,
    requests: 800,
    connections: 16,
    product: (data) => ({
      method: 'GET',
      path: `${LIST_PATH}&cursor=${encodeURIComponent(data.page200.product)}`,
    }),
    floor: (data) => ({
      method: 'GET',
      path: `${LIST_PATH}&cursor=${encodeURIComponent(data.page200.floor)}`,
    }),
  },
  {
    name: 'list 50, sorted by a formula',
    alike: true,
    requests: 800,
    connections: 16,
    product: () => ({
      method: 'GET',
      path: '/api/records/opportunity?sort=-weightedAmount&fields=name,amount,probability,weightedAmount&limit=50',
    }),
    floor: () => ({ method: 'GET', path: '/api/weighted' }),
  },
  {
    name: 'create',
    alike: false,
    requests: 1000,
    connections: 16,
    ...both((data, n) => ({
      method: 'POST',
      path: '/api/records/opportunity',
      body: JSON.stringify(opportunity(data, n)),
    })),
  },
  {
    name: 'update',
    alike: false,
    requests: 1000,
    connections: 16,
    product: update(0),
    // On the product's records the floor would find every page in memory, and each amount stored already: no index changes.
    floor: update(10_000),
  },
  {
    name: `batch of ${BATCH} creates`,
    alike: false,
    requests: 30,
    connections: 2,
    ...both((data, n) => ({ method: 'POST', path: '/api/records/opportunity/batch', body: batch(data, n) })),
  },
  {
    name: 'sum by stage',
    alike: true,
    requests: 30,
    connections: 4,
    ...both(() => ({
      method: 'POST',
      path: '/api/query',
      body: JSON.stringify({
        entity: 'opportunity',
        filter: "status == 'open'",
        groupBy: ['stage'],
        measures: [
          { fn: 'sum', field: 'amount', as: 'amount' },
          { fn: 'count', as: 'count' },
        ],
      }),
    })),
  },
];
