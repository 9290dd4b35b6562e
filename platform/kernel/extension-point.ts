import type { JsonSchema } from './json.ts';

/**
 * A place where plugins may add something. Whoever uses what is added declares it, in its own folder, with the schema
 * of what a plugin says about each contribution in its `plugin.json`; the code behind it has the type
 * `Implementation`.
 *
 * @example
 * const exportFormats: ExtensionPoint<FormatSpec, ExportFormat> = {
 *   name: 'exportFormats',
 *   description: 'Files a list can be exported as.',
 *   schema: { type: 'object', additionalProperties: false, required: ['label'], properties: { label: {} } },
 *   accept: (contribution) => formats.add(contribution),
 * };
 */
export interface ExtensionPoint<Spec = unknown, Implementation = unknown> {
  /** The key under `contributes` of a plugin.json, and of what the plugin's code answers. */
  readonly name: string;
  readonly description: string;
  /** Of one contribution, draft-07 and strict; the schema of plugin.json is made of these. */
  readonly schema: JsonSchema;
  /** Names contributions may have. Default: words such as `jsonLines`, and `json-lines`. */
  readonly names?: string;
  /** Everything is said in plugin.json; there is no code on the server. */
  readonly isData?: true;
  /**
   * Also offered, without its implementation, while the plugin's code is broken: what relies on the contribution is
   * then refused by name instead of being unknown.
   */
  readonly outlivesFailure?: true;
  /** Offered before the Model is compiled, out of what the plugin's module says without being started. */
  readonly isEarly?: true;
  /** Takes a contribution into use. @returns what takes it out again @throws KehuError where it cannot be used */
  accept(contribution: Contribution<Spec, Implementation>): () => void;
}

/** One thing a plugin adds at an extension point. */
export interface Contribution<Spec = unknown, Implementation = unknown> {
  readonly plugin: string;
  readonly name: string;
  /** What plugin.json says of it. */
  readonly spec: Spec;
  /**
   * Runs the plugin's code. What it throws, other than errors made for people, is noted as a failure of the plugin
   * and told as `pluginFailed`; so is not being ready within the limit.
   *
   * @param what in words, for whoever looks after the plugin: `export of book`
   */
  run<T>(
    what: string,
    work: (implementation: Implementation) => T | Promise<T>,
    limitMs?: number,
  ): Promise<T>;
  /** The same for code that answers at once. */
  runNow<T>(what: string, work: (implementation: Implementation) => T): T;
}
