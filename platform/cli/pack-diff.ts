import { comparePacks } from '../lifecycle/packs/compare/compare-packs.ts';
import { neededVersion } from '../lifecycle/packs/compare/needed-version.ts';
import { sentence } from '../lifecycle/packs/compare/sentence.ts';
import { renderMessage } from '../kernel/text.ts';
import { MetadataError } from '../model/problem.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { packMessages as messages } from './pack-messages.ts';
import { packAt } from './pack-sources.ts';

export const packDiff: Command = {
  takes: '<before> <after>',
  summary: 'tells what differs between two versions of a pack (folders or zips), a sentence each',
  async run(words, locale) {
    const [before, after, ...more] = readWords(words, {}).positionals;
    if (before === undefined || after === undefined || more.length > 0)
      throw new CommandLineError(renderMessage(messages.twoNeeded(), locale));
    const [old, next] = [packAt(before), packAt(after)];
    const problems = [...old.problems, ...next.problems];
    if (problems.length > 0) throw new MetadataError(problems);
    const changes = comparePacks(old, next);
    for (const change of changes)
      console.log(`${change.bump.padEnd(5)}  ${renderMessage(sentence(change), locale)}`);
    const { bump, version } = neededVersion(old.spec!.version, changes);
    const [released, given] = [`${old.name} ${old.spec!.version}`, next.spec!.version];
    const told = bump ? messages.deserves({ released, bump, version, given }) : messages.sameText();
    console.log(renderMessage(told, locale));
    return 0;
  },
};
