import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localize, renderMessage, type Locale } from '../kernel/text.ts';
import { readSettings } from '../kernel/settings.ts';
import { coverage } from '../scenarios/coverage/coverage.ts';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import { runScenarios } from '../scenarios/run-scenarios.ts';
import type { Outcome } from '../scenarios/run/run-scenario.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { startEmbeddedServer } from '../storage/embedded/embedded-server.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { messages } from './messages.ts';
import { foldersOf, packsIn } from './pack-sources.ts';
import { tellCoverage } from './tell-coverage.ts';
import { NodeStage } from './scenario-stage.ts';

/** What is thrown away need not survive a power cut. */
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export const packTest: Command = {
  takes: '[folder…] [--only <name>]',
  summary: 'runs the scenarios of packs on throw-away databases (without folders: those of KEHU_PACKS)',
  async run(words, locale) {
    const { values, positionals } = readWords(words, { only: { type: 'string' } });
    const folders = positionals.length > 0 ? positionals : readSettings(process.env).packs;
    const packs = packsIn(folders);
    const server = await throwAwayServer();
    try {
      const stage = await NodeStage.open(server.url, foldersOf(packs));
      const asked = packs.filter(({ name }) => positionals.length === 0 || isNamed(name, positionals));
      const scenarios = chosen(readScenarios(stage.model, asked), values.only, locale);
      const begin = performance.now();
      const outcomes = await runScenarios(scenarios, stage, (scenario, outcome) =>
        console.log(inWords(scenario, outcome, locale)),
      );
      const { model } = stage;
      await stage.close();
      if (values.only === undefined)
        for (const { name } of asked) tellCoverage(name, coverage(model, name, outcomes), locale);
      return end([...outcomes.values()], performance.now() - begin, locale);
    } finally {
      await server.stop();
    }
  },
};

async function throwAwayServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'kehu-pack-test-'));
  chmodSync(dataDir, 0o755);
  const { url, stop } = await startEmbeddedServer({ dataDir, settings: QUICK });
  return { url, stop: () => stop().then(() => rmSync(dataDir, { recursive: true })) };
}

function isNamed(pack: string, folders: readonly string[]): boolean {
  return folders.some(
    (folder) =>
      folder
        .replace(/[\\/]+$/, '')
        .split(/[\\/]/)
        .at(-1) === pack,
  );
}

function chosen(
  scenarios: readonly Scenario[],
  only: string | undefined,
  locale: Locale,
): readonly Scenario[] {
  if (only === undefined) return scenarios;
  const found = scenarios.filter(({ name, key }) => name === only || key === only);
  if (found.length > 0) return found;
  const known = scenarios.map(({ name }) => name).join(', ');
  throw new CommandLineError(renderMessage(messages.noSuchScenario({ name: only, known }), locale));
}

function inWords({ key, file, spec, waitsFor }: Scenario, outcome: Outcome, locale: Locale): string {
  const { at = '', reason, ms, state } = outcome;
  const told = {
    name: key,
    file: state === 'elsewhere' ? spec.provedBy! : file,
    label: localize(spec.label, locale),
    capabilities: waitsFor.join(', '),
    at,
    reason: reason ? renderMessage(reason, locale) : '',
    ms: Math.round(ms),
  };
  const text = {
    passed: messages.scenarioPassed,
    failed: messages.scenarioFailed,
    waiting: messages.scenarioWaiting,
    elsewhere: messages.scenarioElsewhere,
  }[state];
  return renderMessage(text(told), locale);
}

/** @returns the exit code */
function end(outcomes: readonly Outcome[], ms: number, locale: Locale): number {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  const [passed, failed, waiting, elsewhere] = (['passed', 'failed', 'waiting', 'elsewhere'] as const).map(
    count,
  ) as [number, number, number, number];
  const seconds = (ms / 1000).toFixed(1);
  console.log(
    renderMessage(messages.scenarioCounts({ passed, failed, waiting, elsewhere, seconds }), locale),
  );
  return failed > 0 ? 1 : 0;
}
