import { createHash } from 'node:crypto';
import type { JsonObject } from '../../kernel/json.ts';
import type { DataSpec } from '../../model/metadata.generated.ts';
import type { LoadedPack, RecordFile } from '../../model/load/loaded-pack.ts';
import { readChecked } from '../../model/load/checked-file.ts';
import type { Entity, Model } from '../../model/model.ts';
import { MetadataError, pointer, type Problem } from '../../model/problem.ts';
import { messages } from './messages.ts';
import { hasLine, lineRef } from './seed-lines.ts';
import { references } from './seed-markers.ts';
import { nameOf, seedName, type SeedRecord } from './seed-record.ts';

/** Records that packs bring along, each with the pack whose names its references use. */
export interface SeedRecords {
  readonly records: readonly SeedRecord[];
  /** The full name of the record a `$ref` names, or has the line it names: `user:li` in pack core is `core:user:li`. */
  readonly refName: (record: SeedRecord, ref: string) => string;
}

/**
 * Reads the data or demo files of packs. Their references may lead to any record of the packs' files.
 *
 * @throws MetadataError with all mistakes at once
 */
export function readSeedRecords(
  model: Model,
  packs: readonly LoadedPack[],
  kinds: readonly RecordFile['kind'][],
): SeedRecords {
  const reader = new SeedReader(model, packs);
  for (const file of filesOf(packs, kinds)) reader.read(file.pack, file);
  return reader.finish();
}

/** Changes when a file does. */
export function seedFingerprint(packs: readonly LoadedPack[], kinds: readonly RecordFile['kind'][]): string {
  const hash = createHash('sha256');
  for (const { pack, text } of filesOf(packs, kinds)) hash.update(pack).update(text);
  return hash.digest('hex');
}

function filesOf(packs: readonly LoadedPack[], kinds: readonly RecordFile['kind'][]) {
  return packs.flatMap(({ name, recordFiles }) =>
    recordFiles.filter(({ kind }) => kinds.includes(kind)).map((file) => ({ ...file, pack: name })),
  );
}

class SeedReader {
  readonly #problems: Problem[] = [];
  readonly #records = new Map<string, SeedRecord>();
  readonly #packs = new Map<SeedRecord, string>();
  /** The fields of entities as their packs declare them, retired ones too. */
  readonly #declared = new Map<string, JsonObject>();

  constructor(
    private readonly model: Model,
    packs: readonly LoadedPack[],
  ) {
    for (const { nodes } of packs)
      for (const { kind, pack, name, properties } of nodes)
        if (kind === 'entity') this.#declared.set(`${pack}:${name}`, properties.fields as JsonObject);
  }

  read(pack: string, { file, text, kind }: RecordFile): void {
    const spec = readChecked(text, file, kind, this.#problems) as DataSpec | undefined;
    if (!spec) return;
    const name = spec.entity.includes(':') ? spec.entity : `${pack}:${spec.entity}`;
    const entity = this.model.entities.get(name);
    if (!entity) {
      const message = messages.unknownEntity({ entity: spec.entity });
      if (!this.#declared.has(name)) this.#problems.push({ file, pointer: '/entity', message });
      return;
    }
    const { update = 'never' } = spec;
    for (const [key, values] of Object.entries(spec.records)) {
      const record = { entity, key, values: this.#inUse(entity, values), update, file };
      const twin = this.#records.get(nameOf(record));
      if (twin) this.#tell(record, [], messages.recordTwice({ key, other: twin.file }));
      else this.#records.set(nameOf(record), record);
      this.#packs.set(record, pack);
    }
  }

  /** Without values of fields that are retired. */
  #inUse({ key, fields }: Entity, values: SeedRecord['values']): SeedRecord['values'] {
    const declared = this.#declared.get(key) ?? {};
    const isRetired = (name: string) => Object.hasOwn(declared, name) && !fields.has(name);
    return Object.fromEntries(Object.entries(values).filter(([name]) => !isRetired(name)));
  }

  finish(): SeedRecords {
    const refName = (record: SeedRecord, ref: string) => qualified(ref, this.#packs.get(record)!);
    for (const record of this.#records.values()) {
      for (const [field, ref] of references(record.values)) {
        const line = lineRef(ref);
        const target = this.#records.get(refName(record, ref));
        if (!target || (line && !hasLine(target, line))) {
          this.#tell(record, [field], messages.unknownReference({ ref }));
        }
      }
    }
    if (this.#problems.length > 0) throw new MetadataError(this.#problems);
    return { records: [...this.#records.values()], refName };
  }

  #tell({ file, key }: SeedRecord, path: readonly string[], message: Problem['message']): void {
    this.#problems.push({ file, pointer: pointer(['records', key, ...path]), message });
  }
}

/** `book:hobbit` of pack library is `library:book:hobbit`. */
function qualified(ref: string, pack: string): string {
  const name = lineRef(ref)?.record ?? ref;
  const parts = name.split(':');
  return parts.length === 3 ? name : seedName(`${pack}:${parts[0]}`, parts[1]!);
}
