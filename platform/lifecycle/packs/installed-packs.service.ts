import { Injectable } from '@nestjs/common';
import semver from 'semver';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Malformed } from '../../kernel/errors.ts';
import { platformVersion } from '../../kernel/platform-version.ts';
import type { LocalText } from '../../kernel/text.ts';
import { ORG } from '../../model/layers/org-layer.ts';
import type { LoadedPack } from '../../model/load/loaded-pack.ts';
import type { PackText } from '../../model/load/pack-source.ts';
import { zipOfPack } from '../../model/load/pack-zip.ts';
import { refuseOthers } from '../customising.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import { messages } from './messages.ts';
import { leftOutOf, orgPack } from './org/org-pack.ts';
import { absent } from './pack-change.ts';
import { PackPlaces, type PendingPack } from './pack-places.ts';

export interface InstalledPack {
  readonly name: string;
  readonly version: string;
  readonly label: LocalText;
  readonly description?: LocalText;
  readonly licence: string;
  readonly dependsOn: Readonly<Record<string, string>>;
  readonly neededBy: readonly string[];
  readonly nodes: number;
}

export interface PackList {
  readonly platform: string;
  readonly items: readonly InstalledPack[];
  readonly pending: readonly PendingPack[];
}

export interface PackExport {
  readonly file: string;
  readonly zip: Uint8Array;
  /** Nodes of the organisation's layer that a pack of this name cannot hold. */
  readonly leftOut: readonly string[];
}

/** The name, version and label of an export of the organisation's layer. */
export type ExportRequest = Readonly<Record<'name' | 'version' | 'label', string | undefined>>;

/** What is installed, what waits in the folders, and every pack as the zip it came as. */
@Injectable()
export class InstalledPacksService {
  constructor(
    private readonly current: CurrentVersion,
    private readonly places: PackPlaces,
    private readonly access: Access,
  ) {}

  list(caller: Caller): PackList {
    refuseOthers(this.access, caller);
    const { packs } = this.current.get();
    const items = packs.map((pack) => told(pack, packs));
    return { platform: platformVersion, items, pending: this.places.pending(packs) };
  }

  /** Byte for byte what was installed; of `org` what the organisation customised. */
  export(caller: Caller, name: string, request: ExportRequest): PackExport {
    refuseOthers(this.access, caller);
    const { packs } = this.current.get();
    if (name === ORG) return this.#exportOrg(request);
    const pack = packs.find((other) => other.name === name);
    if (!pack) throw absent(name, packs);
    return zipped(name, pack.spec!.version, pack.files);
  }

  #exportOrg({ name = ORG, version = '1.0.0', label }: ExportRequest): PackExport {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || name === 'core')
      throw new Malformed(messages.nameWrong({ name: name.slice(0, 60) }));
    if (semver.valid(version) !== version)
      throw new Malformed(messages.versionWrong({ version: version.slice(0, 60) }));
    const { packs, org } = this.current.get();
    const installed = new Map(packs.map((pack) => [pack.name, pack.spec!.version]));
    const called = label === undefined ? {} : { label: { 'zh-CN': label, en: label } };
    const files = orgPack(org, installed, { name, version, ...called });
    return zipped(name, version, files, leftOutOf(org, name));
  }
}

function zipped(name: string, version: string, files: PackText, leftOut: readonly string[] = []): PackExport {
  return { file: `${name}-${version}.zip`, zip: zipOfPack(name, files), leftOut };
}

function told({ name, spec, nodes }: LoadedPack, packs: readonly LoadedPack[]): InstalledPack {
  const { version, label, description, licence, dependsOn = {} } = spec!;
  const neededBy = packs.filter((other) => Object.hasOwn(other.spec?.dependsOn ?? {}, name));
  return {
    name,
    version,
    label,
    ...(description ? { description } : {}),
    licence,
    dependsOn,
    neededBy: neededBy.map((other) => other.name),
    nodes: nodes.length,
  };
}
