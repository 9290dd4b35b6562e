import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.ts';
import { pluginPacks } from '../../kernel/plugin-folders.ts';
import { SETTINGS, type Settings } from '../../kernel/settings.ts';
import type { LocalText } from '../../kernel/text.ts';
import semver from 'semver';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import { loadPacks } from '../../model/load-packs.ts';
import { keptOf } from '../versions/in-force.ts';
import { messages } from './messages.ts';

/** A pack in a folder that says something else than what is in force. Nothing takes it but an administrator. */
export interface PendingPack {
  readonly name: string;
  readonly version: string;
  readonly label?: LocalText;
  /** `new`: not installed; `newer`, `older` by version; `changed`: the same version with other text. */
  readonly state: 'new' | 'newer' | 'older' | 'changed';
  /** Mistakes in its files. */
  readonly mistakes: number;
}

/** The folders of KEHU_PACKS, and what plugins bring, beside what is in force. */
@Injectable()
export class PackPlaces {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  pending(packs: readonly LoadedPack[]): PendingPack[] {
    return this.#folders().flatMap((folder): PendingPack[] => {
      const state = stateOf(
        folder,
        packs.find(({ name }) => name === folder.name),
      );
      const { name, spec, problems } = folder;
      if (!state) return [];
      return [
        {
          name,
          version: spec?.version ?? '',
          ...(spec ? { label: spec.label } : {}),
          state,
          mistakes: problems.length,
        },
      ];
    });
  }

  /** The pack in its folder. @throws NotFound where there is none */
  read(name: string): LoadedPack {
    const found = this.#folders().find((folder) => folder.name === name);
    if (!found) throw new NotFound(messages.noPending({ name }));
    return found;
  }

  /** A folder that is gone changes nothing. */
  #folders(): LoadedPack[] {
    const { packs, plugins } = this.settings;
    return loadPacks([...packs, ...pluginPacks(plugins)]).filter(({ files }) => files.size > 0);
  }
}

function stateOf(folder: LoadedPack, installed: LoadedPack | undefined): PendingPack['state'] | undefined {
  if (!installed) return 'new';
  if (keptOf(folder).hash === keptOf(installed).hash) return undefined;
  const [there, here] = [folder.spec?.version, installed.spec?.version];
  if (!there || !here || semver.eq(there, here)) return 'changed';
  return semver.gt(there, here) ? 'newer' : 'older';
}
