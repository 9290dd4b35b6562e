import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Locale } from '../kernel/text.ts';

/** A command of `kehu`. A new one is a file in this folder and a line in `platform/cli.ts`. */
export interface Command {
  /** What stands behind the name, for the help: `<folder…>`. */
  readonly takes: string;
  readonly summary: string;
  /** Does it and gives the exit code. Errors for people are thrown as KehuError or CommandLineError. */
  run(words: readonly string[], locale: Locale): Promise<number>;
}

/** The command was called wrongly; the message says how it is called rightly. */
export class CommandLineError extends Error {}

/**
 * Reads the words behind the name of a command by node:util's parseArgs, strictly.
 *
 * @throws CommandLineError for an option nobody knows
 * @example readWords(words, { out: { type: 'string' } }).values.out
 */
export function readWords<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
}
