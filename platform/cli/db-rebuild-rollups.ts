import { openDatabase } from '../open-database.ts';
import { Closing } from '../kernel/closing.ts';
import { renderMessage } from '../kernel/text.ts';
import { readSettings } from '../kernel/settings.ts';
import { storedModel } from '../lifecycle/versions/stored-model.ts';
import { compileModel } from '../model/compile-model.ts';
import { openCatalog } from '../storage/open-catalog.ts';
import { rebuildRollups, verifyRollups } from '../storage/rebuild-rollups.ts';
import { readWords, type Command } from './command.ts';
import { messages } from './messages.ts';
import { packsIn } from './pack-sources.ts';

/** So many differences are printed; more of them tell nothing new. */
const MOST_SHOWN = 50;

export const dbRebuildRollups: Command = {
  takes: '[--verify]',
  summary: 'computes all kept roll-ups anew; with --verify only tells which are wrong',
  async run(words, locale) {
    const { verify } = readWords(words, { verify: { type: 'boolean' } }).values;
    const settings = readSettings(process.env);
    const closing = new Closing();
    try {
      const database = await openDatabase(settings, { closing, progress: console.error, beside: true });
      const catalog = await openCatalog(
        database,
        (await storedModel(database.session)) ?? compileModel({ packs: packsIn(settings.packs) }),
      );
      if (!verify) {
        const count = await rebuildRollups(database, catalog, console.error);
        console.log(renderMessage(messages.rollupsRebuilt({ count }), locale));
        return 0;
      }
      const findings = await verifyRollups(database, catalog);
      for (const { entity, id, values } of findings.slice(0, MOST_SHOWN))
        for (const [field, { kept, right }] of Object.entries(values))
          console.log(`${entity}.${field}\t${id}\t${kept ?? 'null'} → ${right ?? 'null'}`);
      const summary = findings.length
        ? messages.rollupsWrong({ count: findings.length })
        : messages.rollupsRight();
      console.log(renderMessage(summary, locale));
      return findings.length ? 1 : 0;
    } finally {
      await closing.close();
    }
  },
};
