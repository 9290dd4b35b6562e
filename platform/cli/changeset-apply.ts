import { renderMessage } from '../kernel/text.ts';
import { ChangeSets } from '../lifecycle/change-sets/change-sets.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { jsonFile } from './json-file.ts';
import { lifecycleMessages as messages } from './lifecycle-messages.ts';

export const changesetApply: Command = {
  takes: '<file> [--dry-run] [--despite-drift]',
  summary: 'makes the changes of a change set, after looking where this installation differs',
  async run(words, locale) {
    const flag = { type: 'boolean' } as const;
    const { positionals, values } = readWords(words, { 'dry-run': flag, 'despite-drift': flag });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new CommandLineError(renderMessage(messages.applyUsage(), locale));
    const body = jsonFile(file, locale);
    return onInstallation('kehu changeset apply', locale, async ({ app }, caller) => {
      const changeSets = app.get(ChangeSets);
      if (values['dry-run']) {
        const plan = await changeSets.plan(caller, body);
        console.log(JSON.stringify(plan, null, 2));
        return plan.problems.length > 0 || plan.drift.length > 0 ? 1 : 0;
      }
      const { number, comment } = await changeSets.apply(caller, body, values['despite-drift'] === true);
      console.log(renderMessage(messages.applied({ name: comment || file, number }), locale));
      return 0;
    });
  },
};
