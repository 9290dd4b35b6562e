import { Injectable } from '@nestjs/common';
import { SecretBox } from '../identity/secret-box.ts';
import { Invalid, Malformed, type Issue } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { listed, type LocalText } from '../kernel/text.ts';
import type { StoredPlugin } from '../storage/store/plugin-store.ts';
import { schemaIssues } from './manifest-check.ts';
import { messages } from './messages.ts';
import type { PluginManifest, SettingsSchema } from './plugin-manifest.ts';

type Kept = Pick<StoredPlugin, 'settings' | 'secrets'>;

/** Settings of plugins: checked by their schema, secrets sealed with the node's key. */
@Injectable()
export class PluginSettings {
  constructor(private readonly box: SecretBox) {}

  /** What is to be kept after somebody sent settings. A secret that is left out stays, null removes it. */
  changed({ name, settings: schema }: PluginManifest, sent: unknown, kept: Kept): Kept {
    if (!isObject(sent)) throw new Malformed(messages.settingsWrong());
    const settings: Record<string, unknown> = {};
    const secrets: Record<string, string> = { ...kept.secrets };
    const issues: Issue[] = [];
    for (const [key, value] of Object.entries(sent)) {
      if (!schema?.properties[key]?.secret) {
        if (value !== null) settings[key] = value;
      } else if (value === null) delete secrets[key];
      else if (typeof value === 'string' && value.length > 0 && value.length <= 10_000)
        secrets[key] = this.box.seal(value, aboutSecret(name, key));
      else issues.push({ path: key, message: messages.secretText() });
    }
    issues.push(...schemaIssues(shapeOf(schema), settings));
    if (issues.length > 0) throw new Invalid(messages.settingsWrong(), issues);
    return { settings, secrets };
  }

  /** What the plugin gets: secrets opened, defaults filled in. */
  opened({ name, settings: schema }: PluginManifest, { settings, secrets }: Kept): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [key, { default: fallback, secret }] of Object.entries(schema?.properties ?? {})) {
      const sealed = secrets[key];
      const opened = secret ? sealed && this.box.open(sealed, aboutSecret(name, key)) : settings[key];
      const value = opened ?? fallback;
      if (value !== undefined) values[key] = value;
    }
    return values;
  }

  /** The labels of settings the plugin cannot do without and that nobody has given. */
  missing(
    { settings: schema }: PluginManifest,
    values: Readonly<Record<string, unknown>>,
  ): LocalText | undefined {
    const labels = (schema?.required ?? []).filter((key) => values[key] === undefined || values[key] === '');
    return labels.length === 0 ? undefined : listed(labels.map((key) => schema!.properties[key]!.label));
  }
}

const shapes = new WeakMap<SettingsSchema, object>();

/** What may be kept openly. That required settings are there is asked when the plugin starts. */
function shapeOf(schema: SettingsSchema | undefined): Readonly<Record<string, unknown>> {
  if (!schema) return NOTHING;
  let shape = shapes.get(schema);
  if (!shape) {
    const open = Object.entries(schema.properties).filter(([, { secret }]) => !secret);
    shape = { type: 'object', additionalProperties: false, properties: Object.fromEntries(open) };
    shapes.set(schema, shape);
  }
  return shape as Readonly<Record<string, unknown>>;
}

const NOTHING = { type: 'object', additionalProperties: false };

function aboutSecret(plugin: string, key: string): string {
  return `plugin ${plugin} ${key}`;
}
