import { readSeedRecords } from '../exchange/seed/read-seed-records.ts';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import { renderMessage, type Locale } from '../kernel/text.ts';
import { compileModel } from '../model/compile-model.ts';
import type { Conflict } from '../model/layers/merge.ts';
import type { LoadedPack } from '../model/load/loaded-pack.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { messages } from './messages.ts';
import { packsIn } from './pack-sources.ts';

export const packCheck: Command = {
  takes: '<folder…>',
  summary: 'checks packs: schemas, references, expressions, records, scenarios, and whether they collide',
  async run(words, locale) {
    const { positionals } = readWords(words, {});
    if (positionals.length === 0) throw new CommandLineError(renderMessage(messages.foldersNeeded(), locale));
    const packs = packsIn(positionals);
    const model = compileModel({ packs });
    const seeds = readSeedRecords(model, packs, ['data', 'demo']);
    const scenarios = readScenarios(model, packs);
    for (const conflict of model.conflicts) console.error(inWords(conflict, locale));
    if (model.conflicts.length > 0) return 1;
    for (const pack of packs) {
      const records = seeds.records.filter(({ entity }) => entity.pack === pack.name).length;
      const tests = scenarios.filter((scenario) => scenario.pack === pack.name).length;
      console.log(summary(pack, records, tests, locale));
    }
    return 0;
  },
};

function summary(
  { name, spec, nodes }: LoadedPack,
  records: number,
  scenarios: number,
  locale: Locale,
): string {
  const entities = nodes.filter(({ kind }) => kind === 'entity').length;
  const counts = { entities, nodes: nodes.length - entities, records, scenarios };
  return renderMessage(messages.packRight({ name, version: spec!.version, ...counts }), locale);
}

function inWords({ source, target, path, was, found, to }: Conflict, locale: Locale): string {
  const values = { was: shown(was), found: shown(found), to: shown(to) };
  return renderMessage(messages.collision({ source, target, path, ...values }), locale);
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? '∅';
}
