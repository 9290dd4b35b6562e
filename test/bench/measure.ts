import { deepEqual } from 'node:assert/strict';
import type { BenchCase, BenchData } from './cases.ts';
import { cpuOf } from './cpu.ts';
import { load, type BenchRequest } from './load.ts';
import type { CaseResult, Measured } from './report.ts';
import type { RunningServer } from './servers.ts';
import { spread } from './statistics.ts';

export interface BenchSetting {
  readonly product: RunningServer;
  readonly floor: RunningServer;
  /** Pid of the postmaster, whose backends work for whoever is being measured. */
  readonly database: number;
  readonly data: BenchData;
  readonly token: string;
  readonly pairs: number;
}

interface Round {
  readonly cpu: number;
  readonly requestsPerSecond: number;
  readonly latency: number;
}

/** Product and floor by turns, so that both meet the same moods of the machine; the first pair only warms up. */
export async function measureCase(one: BenchCase, setting: BenchSetting): Promise<CaseResult> {
  if (one.alike) await compareAnswers(one, setting);
  const rounds: { product: Round; floor: Round }[] = [];
  for (let pair = 0; pair <= setting.pairs; pair++) {
    const first = pair * one.requests;
    const product = await round(setting.product, setting, one, (n) => one.product(setting.data, first + n));
    const floor = await round(setting.floor, setting, one, (n) => one.floor(setting.data, first + n));
    if (pair > 0) rounds.push({ product, floor });
  }
  const result = {
    name: one.name,
    product: measured(rounds.map(({ product }) => product)),
    floor: measured(rounds.map(({ floor }) => floor)),
    cpuRatio: spread(rounds.map(({ product, floor }) => product.cpu / floor.cpu)),
    throughputRatio: spread(
      rounds.map(({ product, floor }) => product.requestsPerSecond / floor.requestsPerSecond),
    ),
  };
  console.log(
    `${one.name}: CPU ratio ${result.cpuRatio.median.toFixed(2)}, throughput ratio ${result.throughputRatio.median.toFixed(2)}`,
  );
  return result;
}

/** The floor is one only where it answers the same. */
async function compareAnswers(one: BenchCase, setting: BenchSetting): Promise<void> {
  const answer = async ({ url }: RunningServer, { method, path, body }: BenchRequest) => {
    const headers = { authorization: `Bearer ${setting.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return { ...((await response.json()) as object), nextCursor: undefined };
  };
  for (let n = 0; n < 20; n++) {
    const [product, floor] = [one.product(setting.data, n), one.floor(setting.data, n)];
    deepEqual(await answer(setting.product, product), await answer(setting.floor, floor), one.name);
  }
}

async function round(
  server: RunningServer,
  setting: BenchSetting,
  one: BenchCase,
  request: (n: number) => BenchRequest,
): Promise<Round> {
  let n = 0;
  const before = cpuOf(server.pid, setting.database);
  const result = await load(server.url, setting.token, () => request(n++), one.requests, one.connections);
  const spent = cpuOf(server.pid, setting.database) - before;
  return { cpu: spent / one.requests, requestsPerSecond: result.requestsPerSecond, latency: result.p975 };
}

function measured(rounds: readonly Round[]): Measured {
  return {
    cpu: spread(rounds.map(({ cpu }) => cpu)),
    throughput: spread(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    latency: spread(rounds.map(({ latency }) => latency)),
  };
}
