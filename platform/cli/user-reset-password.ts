import { openNode } from '../bootstrap.ts';
import { Invitations } from '../identity/invitations.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import { renderMessage } from '../kernel/text.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { messages } from './messages.ts';

export const userResetPassword: Command = {
  takes: '<username>',
  summary: 'prints a link, valid once, by which a user chooses a new password',
  async run(words, locale) {
    const { positionals } = readWords(words, {});
    const [username, ...more] = positionals;
    if (username === undefined || more.length > 0)
      throw new CommandLineError(renderMessage(messages.usernameNeeded(), locale));
    const settings = readSettings(process.env);
    const node = await openNode(settings, { beside: true });
    try {
      const caller = Caller.system('kehu user reset-password', locale);
      const { path, expires } = await node.app.get(Invitations).inviteByUsername(caller, username);
      const url = `http://${settings.host}:${settings.port}${path}`;
      console.log(
        renderMessage(messages.resetLink({ username, url, expires: expires.toISOString() }), locale),
      );
    } finally {
      await node.close();
    }
    return 0;
  },
};
