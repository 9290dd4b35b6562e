import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { renderMessage } from '../kernel/text.ts';
import { InstalledPacksService } from '../lifecycle/packs/installed-packs.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { packMessages as messages } from './pack-messages.ts';

export const packExport: Command = {
  takes: '<name|org> [--as <name>] [--version <version>] [--label <text>] [--out <file>]',
  summary: 'writes an installed pack, or what the organisation customised, as a zip',
  async run(words, locale) {
    const { values, positionals } = readWords(words, {
      as: { type: 'string' },
      version: { type: 'string' },
      label: { type: 'string' },
      out: { type: 'string', short: 'o' },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0)
      throw new CommandLineError(renderMessage(messages.whichNeeded({ command: 'export' }), locale));
    const { as, version, label, out } = values;
    return onInstallation('kehu pack export', locale, async ({ app }, caller) => {
      const request = { name: as, version, label };
      const { file, zip, leftOut } = app.get(InstalledPacksService).export(caller, name, request);
      writeFileSync(out ?? file, zip);
      const hash = createHash('sha256').update(zip).digest('hex');
      console.log(renderMessage(messages.built({ file: out ?? file, bytes: zip.length, hash }), locale));
      if (leftOut.length > 0)
        console.log(renderMessage(messages.leftOut({ nodes: leftOut.join(', ') }), locale));
      return 0;
    });
  },
};
