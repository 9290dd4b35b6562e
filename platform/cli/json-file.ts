import { readFileSync } from 'node:fs';
import { renderMessage, type Locale } from '../kernel/text.ts';
import { CommandLineError } from './command.ts';
import { lifecycleMessages as messages } from './lifecycle-messages.ts';

/** What a file a command was called with says. @throws CommandLineError where it is not there or no JSON */
export function jsonFile(file: string, locale: Locale): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandLineError(renderMessage(messages.unreadable({ file, reason }), locale));
  }
}
