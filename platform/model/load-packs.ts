import { basename } from 'node:path';
import { didYouMean } from '../kernel/did-you-mean.ts';
import type { JsonObject } from '../kernel/json.ts';
import { NODE_KINDS, nodeId, type MetadataNode, type MetadataPatch, type NodeKind } from './layers/node.ts';
import { ORG } from './layers/org-layer.ts';
import { hint, messages } from './messages.ts';
import type { PackSpec, PatchSpec } from './metadata.generated.ts';
import type { Problem } from './problem.ts';
import { readChecked } from './load/checked-file.ts';
import type { LoadedPack, RecordFile, ScenarioFile } from './load/loaded-pack.ts';
import { packFiles, type PackFile } from './load/pack-files.ts';
import { packFolder } from './load/pack-folder.ts';
import type { PackSource } from './load/pack-source.ts';
import { withPresentKeys, withPresentPaths, type KeyChange } from './vocabulary/key-change.ts';
import { changesSince, VOCABULARY, type Vocabulary } from './vocabulary/vocabulary.ts';

/** Reads pack folders; see `loadPack`. */
export function loadPacks(folders: readonly string[]): LoadedPack[] {
  return folders.map((folder) => loadPack(packFolder(folder)));
}

interface Contents {
  readonly nodes: MetadataNode[];
  readonly patches: MetadataPatch[];
  readonly recordFiles: RecordFile[];
  readonly scenarioFiles: ScenarioFile[];
  readonly broken: string[];
  readonly problems: Problem[];
}

/**
 * Reads a pack, wherever its files came from, and checks every file by itself: JSON, schema, name. Never throws for
 * what a file says; `compileModel` refuses the packs with all problems at once. What is written in an earlier
 * vocabulary is read in the words of today.
 */
export function loadPack(source: PackSource, vocabulary: Vocabulary = VOCABULARY): LoadedPack {
  const file = `${source.place}/pack.json`;
  const contents: Contents = {
    nodes: [],
    patches: [],
    recordFiles: [],
    scenarioFiles: [],
    broken: [],
    problems: [...source.problems],
  };
  const spec = readPackSpec(source, file, contents.problems);
  const name = spec?.name ?? source.name;
  const written = spec?.vocabulary ?? 1;
  if (written > vocabulary.number) {
    const message = messages.vocabularyNewer({ written, known: vocabulary.number });
    contents.problems.push({ file, pointer: '/vocabulary', message });
  }
  const changes = changesSince(written, vocabulary);
  for (const packFile of packFiles(source)) read(name, packFile, changes, contents);
  return { name, folder: source.folder, file, spec, files: source.files, ...contents };
}

function readPackSpec(
  { files, folder }: PackSource,
  file: string,
  problems: Problem[],
): PackSpec | undefined {
  const text = files.get('pack.json');
  if (text === undefined) {
    problems.push({ file, pointer: '', message: messages.packMissing() });
    return undefined;
  }
  const spec = readChecked(text, file, 'pack', problems) as PackSpec | undefined;
  if (spec && folder !== undefined && spec.name !== basename(folder)) {
    const message = messages.packNameDiffers({ name: spec.name, folder: basename(folder) });
    problems.push({ file, pointer: '/name', message });
  }
  return spec;
}

function read(pack: string, file: PackFile, changes: readonly KeyChange[], contents: Contents): void {
  if (file.kind === 'data' || file.kind === 'demo') {
    contents.recordFiles.push({ kind: file.kind, file: file.shown, text: file.text });
  } else if (file.kind === 'scenario') {
    contents.scenarioFiles.push({ name: file.name, file: file.shown, text: file.text });
  } else if (file.kind === 'patch') {
    readPatch(file, changes, contents);
  } else if (isNodeKind(file.kind)) {
    readNode(pack, { ...file, kind: file.kind }, changes, contents);
  } else {
    const known = [...NODE_KINDS, 'patch', 'data', 'demo', 'scenario'];
    const message = messages.unknownKind({
      kind: file.kind,
      known: known.join(', '),
      hint: hint(didYouMean(file.kind, known)),
    });
    contents.problems.push({ file: file.shown, pointer: '', message });
  }
}

function readNode(
  pack: string,
  file: PackFile & { readonly kind: NodeKind },
  changes: readonly KeyChange[],
  contents: Contents,
): void {
  const { kind } = file;
  const today = (written: JsonObject) => withPresentKeys(written, kind, changes);
  const properties = readChecked(file.text, file.shown, kind, contents.problems, today);
  const owner = pack === ORG ? (file.adoptedFrom ?? pack) : pack;
  const node = { kind, pack: owner, name: file.name, file: file.shown };
  if (!properties) {
    contents.broken.push(nodeId(node));
    return;
  }
  const { $schema: _, ...rest } = properties;
  if (rest.name !== file.name) {
    const message = messages.nameDiffers({
      name: String(rest.name),
      file: `${String(rest.name)}.${kind}.json`,
    });
    contents.problems.push({ file: file.shown, pointer: '/name', message });
  }
  const twin = contents.nodes.find((other) => nodeId(other) === nodeId(node));
  if (twin)
    contents.problems.push({
      file: file.shown,
      pointer: '',
      message: messages.nodeTwice({ other: twin.file }),
    });
  else contents.nodes.push({ ...node, properties: rest });
}

function readPatch(file: PackFile, changes: readonly KeyChange[], contents: Contents): void {
  const spec = readChecked(file.text, file.shown, 'patch', contents.problems) as PatchSpec | undefined;
  if (!spec) return;
  if (spec.patch.split(':')[1] !== file.name) {
    const message = messages.nameDiffers({
      name: spec.patch,
      file: `${spec.patch.split(':')[1]}.patch.json`,
    });
    contents.problems.push({ file: file.shown, pointer: '/patch', message });
  }
  const { patch: target, on, set = {}, retire = {} } = spec;
  const [, kind = ''] = target.split('.');
  contents.patches.push({
    target,
    on,
    ...withPresentPaths({ set, retire }, kind, changes),
    source: file.shown,
  });
}

function isNodeKind(kind: string): kind is NodeKind {
  return (NODE_KINDS as readonly string[]).includes(kind);
}
