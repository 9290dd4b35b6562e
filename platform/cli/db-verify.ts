import { openDatabase } from '../open-database.ts';
import { Closing } from '../kernel/closing.ts';
import { renderMessage } from '../kernel/text.ts';
import { readSettings } from '../kernel/settings.ts';
import { storedModel } from '../lifecycle/versions/stored-model.ts';
import { compileModel } from '../model/compile-model.ts';
import { verifySchema } from '../storage/schema/verify-schema.ts';
import { readWords, type Command } from './command.ts';
import { messages } from './messages.ts';
import { packsIn } from './pack-sources.ts';

export const dbVerify: Command = {
  takes: '',
  summary: 'checks that the tables of the database agree with the packs; changes nothing',
  async run(words, locale) {
    readWords(words, {});
    const settings = readSettings(process.env);
    const closing = new Closing();
    try {
      const database = await openDatabase(settings, { closing, progress: console.error, beside: true });
      const model = (await storedModel(database.session)) ?? compileModel({ packs: packsIn(settings.packs) });
      const findings = await verifySchema(database, model);
      for (const { kind, place, detail } of findings) console.log(`${kind}\t${place}\t${detail}`);
      const summary = findings.length
        ? messages.schemaDiffers({ count: findings.length })
        : messages.schemaAgrees({ count: model.entities.size });
      console.log(renderMessage(summary, locale));
      return findings.length ? 1 : 0;
    } finally {
      await closing.close();
    }
  },
};
