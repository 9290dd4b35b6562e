import type { MetadataNode, MetadataPatch } from '../layers/node.ts';
import type { PackSpec } from '../metadata.generated.ts';
import type { Problem } from '../problem.ts';
import type { PackText } from './pack-source.ts';

/** A pack as its files say it: read and checked file by file, nothing yet merged or compiled. */
export interface LoadedPack {
  readonly name: string;
  /** Where it lies; absent where it came from a zip or from the database. */
  readonly folder?: string | undefined;
  /** Path of pack.json, for problems. */
  readonly file: string;
  /** Undefined where pack.json is missing or wrong. */
  readonly spec: PackSpec | undefined;
  readonly files: PackText;
  readonly nodes: readonly MetadataNode[];
  readonly patches: readonly MetadataPatch[];
  /** Files with records (`*.data.json`, `*.demo.json`); read on request by `readRecords`. */
  readonly recordFiles: readonly RecordFile[];
  /** Files with scenarios (`*.scenario.json`); read when the pack is checked or tested. */
  readonly scenarioFiles: readonly ScenarioFile[];
  /** Ids of nodes whose file is there but wrong, so that nobody calls them missing. */
  readonly broken: readonly string[];
  readonly problems: readonly Problem[];
}

export interface ScenarioFile {
  /** As the name of the file says it. */
  readonly name: string;
  /** How problems call the file. */
  readonly file: string;
  readonly text: string;
}

export interface RecordFile {
  readonly kind: 'data' | 'demo';
  /** How problems call the file. */
  readonly file: string;
  readonly text: string;
}
