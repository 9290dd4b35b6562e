import { readWords, type Command } from './command.ts';

export const start: Command = {
  takes: '',
  summary: 'starts one node: web server and worker; settings come from the environment',
  async run(words) {
    readWords(words, {});
    await import('../main.ts');
    return new Promise(() => {});
  },
};
