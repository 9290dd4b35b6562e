import { renderMessage } from '../kernel/text.ts';
import { PacksService } from '../lifecycle/packs/packs.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { packMessages as messages } from './pack-messages.ts';
import { tellPlan } from './tell-plan.ts';

export const packUninstall: Command = {
  takes: '<name> [--dry-run]',
  summary: 'takes a pack away; its records stay, hidden, until it is installed again',
  async run(words, locale) {
    const { values, positionals } = readWords(words, { 'dry-run': { type: 'boolean' } });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0)
      throw new CommandLineError(renderMessage(messages.whichNeeded({ command: 'uninstall' }), locale));
    return onInstallation('kehu pack uninstall', locale, async ({ app }, caller) => {
      const packs = app.get(PacksService);
      if (values['dry-run']) return tellPlan(await packs.planUninstall(caller, name), 'uninstall', locale);
      const { number } = await packs.uninstall(caller, name);
      console.log(renderMessage(messages.uninstalled({ name, number }), locale));
      return 0;
    });
  },
};
