import { isObject } from '../kernel/json.ts';
import { renderMessage, type Locale } from '../kernel/text.ts';
import type { PackPlan } from '../lifecycle/packs/pack-plan.ts';
import { PacksService } from '../lifecycle/packs/packs.service.ts';
import { zipOfPack } from '../model/load/pack-zip.ts';
import { MetadataError } from '../model/problem.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { jsonFile } from './json-file.ts';
import { packMessages as messages } from './pack-messages.ts';
import { onePack } from './pack-sources.ts';
import { tellPlan } from './tell-plan.ts';

export const packInstall: Command = {
  takes: '<folder|zip> [--dry-run] [--answers <file>]',
  summary: 'installs or upgrades a pack in the database of the environment; running nodes follow',
  run: (words, locale) => install('kehu pack install', words, locale),
};

export const packUpgrade: Command = {
  takes: '<folder|zip> [--dry-run] [--answers <file>]',
  summary: 'the same for a pack that is installed already',
  run: (words, locale) => install('kehu pack upgrade', words, locale),
};

async function install(command: string, words: readonly string[], locale: Locale): Promise<number> {
  const { values, positionals } = readWords(words, {
    'dry-run': { type: 'boolean' },
    answers: { type: 'string' },
  });
  const { name, files, problems } = onePack(command, positionals, locale);
  if (problems.length > 0) throw new MetadataError(problems);
  const answers = values.answers === undefined ? {} : answersIn(values.answers, locale);
  return onInstallation(command, locale, async ({ app }, caller) => {
    const packs = app.get(PacksService);
    const { text } = await packs.planInstall(caller, Buffer.from(zipOfPack(name, files)));
    const request = { text, answers };
    const plan = await packs.planInstall(caller, request);
    if (values['dry-run'] || plan.problems.length > 0 || isOther(command, plan))
      return tellPlan(plan, command, locale);
    const { number } = await packs.install(caller, request);
    const { pack } = plan;
    console.log(
      renderMessage(messages.published({ name: pack.name, version: pack.version, number }), locale),
    );
    return 0;
  });
}

/** `upgrade` installs nothing new. */
function isOther(command: string, { kind }: PackPlan): boolean {
  return command.endsWith('upgrade') && kind === 'install';
}

/** By the id of the question, as the plan tells it. */
function answersIn(file: string, locale: Locale): Readonly<Record<string, unknown>> {
  const answers = jsonFile(file, locale);
  if (!isObject(answers)) throw new CommandLineError(renderMessage(messages.answersWanted({ file }), locale));
  return answers;
}
