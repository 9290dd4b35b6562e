import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import semver from 'semver';
import { Invalid, type Issue, type KehuError } from '../kernel/errors.ts';
import type { ExtensionPoint } from '../kernel/extension-point.ts';
import type { JsonSchema } from '../kernel/json.ts';
import { explain } from '../model/load/schema-problem.ts';
import { messages } from './messages.ts';
import { manifestSchema, type PluginManifest } from './plugin-manifest.ts';
import { platformVersion } from '../kernel/platform-version.ts';

/** The words of plugins beside those of JSON Schema. */
const WORDS = ['label', 'help', 'secret', 'choose', 'options', 'tsType'];

/** What is wrong with a plugin.json, or with a plugin for this platform; undefined where it is right. */
export function manifestProblem(
  manifest: unknown,
  points: readonly ExtensionPoint[],
  isWhole: boolean,
): KehuError | undefined {
  const issues = schemaIssues(manifestSchema(points, isWhole), manifest);
  if (issues.length === 0) issues.push(...settingsIssues(manifest as PluginManifest));
  if (issues.length > 0) return new Invalid(messages.manifestWrong(), issues);
  const { platform: range } = manifest as PluginManifest;
  if (semver.satisfies(platformVersion, range)) return undefined;
  return new Invalid(messages.wrongPlatform({ range, version: platformVersion }));
}

/** Everything a value breaks of a schema, each with its place: `targets.0.url`. */
export function schemaIssues(schema: JsonSchema, value: unknown): Issue[] {
  const validate = validator(schema);
  if (validate(value)) return [];
  return explain(validate.errors ?? [], '').map(({ pointer, message }) => ({
    path: pointer.slice(1).replaceAll('/', '.'),
    message,
  }));
}

/** A schema of settings that is no schema would be found by whoever first sets the plugin. */
function settingsIssues({ settings }: PluginManifest): Issue[] {
  if (!settings) return [];
  try {
    validator({ type: 'object', ...settings });
    return [];
  } catch (error) {
    return [{ path: 'settings', message: messages.loadFailed({ reason: (error as Error).message }) }];
  }
}

/** By text: many plugins are checked against one schema, at every start of a node. */
const compiled = new Map<string, ValidateFunction>();
const OPTIONS = { allErrors: true, verbose: true, strictTypes: false, strictRequired: false } as const;
/** Knows what a schema is; to find that out takes longer than all else, so it is done once. */
let schemas: Ajv | undefined;

/** @throws Error for what is no schema */
function validator(schema: JsonSchema): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  schemas ??= withWords(new Ajv(OPTIONS));
  void schemas.validateSchema(schema, true);
  const made = withWords(new Ajv({ ...OPTIONS, meta: false, validateSchema: false })).compile(schema);
  compiled.set(text, made);
  return made;
}

function withWords(ajv: Ajv): Ajv {
  formats.default(ajv);
  for (const word of WORDS) ajv.addKeyword(word);
  return ajv;
}
