import 'reflect-metadata';
import { didYouMean } from './kernel/did-you-mean.ts';
import { KehuError } from './kernel/errors.ts';
import { renderMessage, type Locale } from './kernel/text.ts';
import { CommandLineError, type Command } from './cli/command.ts';

/** The commands by name, each in a file of its own, loaded only when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./cli/start.ts')).start,
  'pack new': async () => (await import('./cli/pack-new.ts')).packNew,
  'pack check': async () => (await import('./cli/pack-check.ts')).packCheck,
  'pack test': async () => (await import('./cli/pack-test.ts')).packTest,
  'pack build': async () => (await import('./cli/pack-build.ts')).packBuild,
  'pack diff': async () => (await import('./cli/pack-diff.ts')).packDiff,
  'pack list': async () => (await import('./cli/pack-list.ts')).packList,
  'pack install': async () => (await import('./cli/pack-install.ts')).packInstall,
  'pack upgrade': async () => (await import('./cli/pack-install.ts')).packUpgrade,
  'pack uninstall': async () => (await import('./cli/pack-uninstall.ts')).packUninstall,
  'pack export': async () => (await import('./cli/pack-export.ts')).packExport,
  'db verify': async () => (await import('./cli/db-verify.ts')).dbVerify,
  'log verify': async () => (await import('./cli/log-verify.ts')).logVerify,
  'log archive': async () => (await import('./cli/log-archive.ts')).logArchive,
  'db rebuild-rollups': async () => (await import('./cli/db-rebuild-rollups.ts')).dbRebuildRollups,
  'changeset export': async () => (await import('./cli/changeset-export.ts')).changesetExport,
  'changeset apply': async () => (await import('./cli/changeset-apply.ts')).changesetApply,
  purge: async () => (await import('./cli/purge.ts')).purge,
  types: async () => (await import('./cli/effective-types.ts')).types,
  import: async () => (await import('./cli/import.ts')).importCsv,
  'user reset-password': async () => (await import('./cli/user-reset-password.ts')).userResetPassword,
  generate: async () => (await import('./cli/generate.ts')).generate,
};

const locale: Locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';

process.exitCode = await run(process.argv.slice(2)).catch(failed);

async function run(words: readonly string[]): Promise<number> {
  const name = Object.keys(commands)
    .toSorted((a, b) => b.length - a.length)
    .find((known) => words.slice(0, known.split(' ').length).join(' ') === known);
  if (name === undefined) return help(words);
  const command = await commands[name]!();
  return command.run(words.slice(name.split(' ').length), locale);
}

async function help(words: readonly string[]): Promise<number> {
  const asked = words.length === 0 || ['help', '--help', '-h'].includes(words[0]!);
  const near = didYouMean(words.join(' '), Object.keys(commands));
  if (!asked)
    console.error(`kehu: unknown command "${words.join(' ')}"${near ? `; did you mean "${near}"?` : ''}`);
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => usage(name, await load())),
  );
  console.log(['kehu <command>', '', ...lines].join('\n'));
  return asked ? 0 : 2;
}

function usage(name: string, { takes, summary }: Command): string {
  return `  ${`${name} ${takes}`.trim().padEnd(36)} ${summary}`;
}

function failed(error: unknown): number {
  if (error instanceof CommandLineError) console.error(`kehu: ${error.message}`);
  else if (error instanceof KehuError) console.error(inWords(error));
  else console.error(error);
  return error instanceof CommandLineError ? 2 : 1;
}

function inWords(error: KehuError): string {
  const issues = error.issues.map(({ path, message }) => `  ${path}\n    ${renderMessage(message, locale)}`);
  return [renderMessage(error.summary, locale), ...issues].join('\n');
}
