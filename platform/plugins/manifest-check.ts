import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import semver from 'semver';
import { Invalid, type Issue, type KehuError } from '../kernel/errors.ts';
import type { ExtensionPoint } from '../kernel/extension-point.ts';
import type { JsonSchema } from '../kernel/json.ts';
import { explain } from '../model/load/schema-problem.ts';
import { messages } from './messages.ts';
import { manifestSchema, type PluginManifest } from './plugin-manifest.ts';
import { platformVersion } from './platform-version.ts';

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

const compiled = new WeakMap<JsonSchema, ValidateFunction>();

function validator(schema: JsonSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  for (const word of WORDS) ajv.addKeyword(word);
  const made = ajv.compile(schema);
  compiled.set(schema, made);
  return made;
}
