import { localize, renderMessage } from '../kernel/text.ts';
import { InstalledPacksService } from '../lifecycle/packs/installed-packs.service.ts';
import { readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { packMessages as messages } from './pack-messages.ts';

export const packList: Command = {
  takes: '',
  summary: 'the installed packs, and what waits in the folders of KEHU_PACKS',
  async run(words, locale) {
    readWords(words, {});
    return onInstallation('kehu pack list', locale, async ({ app }, caller) => {
      const { items, pending } = app.get(InstalledPacksService).list(caller);
      for (const { name, version, label } of items)
        console.log(`${name.padEnd(24)} ${version.padEnd(12)} ${localize(label, locale)}`);
      for (const { name, version, state } of pending)
        console.log(
          renderMessage(messages[state === 'older' ? 'passed' : 'pending']({ name, version, state }), locale),
        );
      return 0;
    });
  },
};
