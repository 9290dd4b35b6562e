import { cpus, totalmem } from 'node:os';
import { figuresTable, type Figure } from './million/figures.ts';
import type { Spread } from './statistics.ts';

export interface Measured {
  /** CPU milliseconds a request: the server and PostgreSQL together. */
  readonly cpu: Spread;
  readonly throughput: Spread;
  /** Milliseconds 97.5 % of the answers stay below. */
  readonly latency: Spread;
}

export interface CaseResult {
  readonly name: string;
  readonly product: Measured;
  readonly floor: Measured;
  /** Product to floor, pair by pair. */
  readonly cpuRatio: Spread;
  readonly throughputRatio: Spread;
}

export interface BenchReport {
  readonly at: string;
  readonly commit: string;
  readonly pairs: number;
  readonly customers: number;
  readonly opportunities: number;
  readonly idleMb: number;
  readonly startSeconds: number;
  readonly cases: readonly CaseResult[];
  /** What people wait for, without a floor. */
  readonly figures: readonly Figure[];
}

const HEAD = [
  '| case | CPU ms a request: Kehu | floor | ratio (quartiles) | requests/s: Kehu | floor | ratio | p97.5 ms: Kehu | floor |',
  '|---|---|---|---|---|---|---|---|---|',
];

/** The table people read and the next change is judged by. */
export function markdown(report: BenchReport): string {
  return [
    `# Bench of ${report.at}`,
    '',
    `Commit ${report.commit}. ${report.customers} customers, ${report.opportunities} opportunities; ${report.pairs} interleaved pairs a case, medians.`,
    `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB.`,
    `Start on the existing database to the first answer: ${report.startSeconds.toFixed(1)} s. Idle memory: ${Math.round(report.idleMb)} MB.`,
    '',
    ...(report.cases.length > 0 ? [...HEAD, ...report.cases.map(row), ''] : []),
    ...figuresTable(report.figures),
    'The floor is hand-written Fastify and pg with prepared statements on the same tables: the same look-up of the session, the same answer, for writes the row and an audit row. Ratios are Kehu to floor: CPU lower is better, requests higher.',
    '',
  ].join('\n');
}

function row({ name, product, floor, cpuRatio, throughputRatio }: CaseResult): string {
  const cells = [
    name,
    number(product.cpu.median),
    number(floor.cpu.median),
    `**${number(cpuRatio.median)}** (${number(cpuRatio.q1)}–${number(cpuRatio.q3)})`,
    Math.round(product.throughput.median),
    Math.round(floor.throughput.median),
    number(throughputRatio.median),
    number(product.latency.median),
    number(floor.latency.median),
  ];
  return `| ${cells.join(' | ')} |`;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
