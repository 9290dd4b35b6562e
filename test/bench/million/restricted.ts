import type { BenchCase } from '../cases.ts';
import { measureCase } from '../measure.ts';
import type { CaseResult } from '../report.ts';
import { startServer, type RunningServer } from '../servers.ts';
import { LEADERS, OWNERS } from './dataset.ts';

const PORT = 23_420;

const LIST = '/api/records/customer?sort=name&fields=code,name,status,owner&limit=50';

export interface RestrictedSetting {
  readonly product: RunningServer;
  readonly environment: Readonly<Record<string, string>>;
  /** Pid of the postmaster. */
  readonly database: number;
  readonly pairs: number;
  /** The token of a user of the data set. */
  readonly tokenOf: (username: string) => Promise<string>;
}

type Scope = 'own' | 'department' | 'all';

function caseOf(scope: Scope, share: string): BenchCase {
  return {
    name: `restricted: ${scope}, ${share} of a million`,
    alike: true,
    requests: 300,
    connections: 8,
    product: () => ({ method: 'GET', path: LIST }),
    floor: () => ({ method: 'GET', path: `/api/restricted/${scope}` }),
  };
}

/** The same list for who sees a thousandth, a fiftieth and half of the records, beside the predicate by hand. */
export async function restrictedCases(setting: RestrictedSetting): Promise<CaseResult[]> {
  const { product, environment, database, pairs, tokenOf } = setting;
  const floor = await startServer('test/bench/floor/server.ts', PORT, environment, '/health/ready');
  const asked: readonly (readonly [Scope, string, string])[] = [
    ['own', '0.1 %', OWNERS.thousandth],
    ['own', '2 %', OWNERS.fiftieth],
    ['own', '50 %', OWNERS.half],
    ['department', '0.1 %', LEADERS.thousandth],
    ['department', '2 %', LEADERS.fiftieth],
    ['department', '50 %', LEADERS.half],
    ['all', '100 %', 'gao'],
  ];
  const data = { customerIds: [], opportunityIds: [], page200: { product: '', floor: '' } };
  const results: CaseResult[] = [];
  try {
    for (const [scope, share, user] of asked) {
      const token = await tokenOf(user);
      results.push(await measureCase(caseOf(scope, share), { product, floor, database, data, token, pairs }));
    }
  } finally {
    await floor.stop();
  }
  return results;
}
