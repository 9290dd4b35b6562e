import { request } from './client.ts';

/** A text in each language. */
type LabelText = Readonly<Record<string, string>>;

/** One setting: a JSON Schema with words for people. */
export interface SettingSchema extends Readonly<Record<string, unknown>> {
  readonly type?: string;
  readonly label?: LabelText;
  readonly help?: LabelText;
  readonly secret?: boolean;
  readonly choose?: 'entity' | 'role';
  /** Words for the values of `enum`. */
  readonly options?: Readonly<Record<string, LabelText>>;
  readonly enum?: readonly string[];
  readonly items?: SettingSchema;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
}

export interface Plugin {
  readonly name: string;
  readonly version: string;
  readonly label: LabelText;
  readonly description: LabelText | null;
  readonly isShipped: boolean;
  readonly isOn: boolean;
  readonly state: 'on' | 'off' | 'settingsMissing' | 'failed';
  readonly problem: string | null;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly failures: readonly { readonly at: string; readonly what: string; readonly message: string }[];
  readonly settingsSchema: SettingSchema | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
  readonly deliveries: {
    readonly waiting: number;
    readonly givenUp: number;
    readonly lastError: string | null;
  } | null;
}

const pathOf = (name: string) => `/api/plugins/${encodeURIComponent(name)}`;

export async function readPlugins(): Promise<readonly Plugin[]> {
  return (await request<{ items: Plugin[] }>('GET', '/api/plugins')).data.items;
}

export async function switchPlugin(name: string, on: boolean): Promise<Plugin> {
  return (await request<Plugin>('PATCH', pathOf(name), { body: { on } })).data;
}

export async function setPlugin(name: string, settings: Readonly<Record<string, unknown>>): Promise<Plugin> {
  return (await request<Plugin>('PUT', `${pathOf(name)}/settings`, { body: settings })).data;
}

export async function redeliver(name: string): Promise<Plugin> {
  return (await request<Plugin>('POST', `${pathOf(name)}/redeliver`)).data;
}

/** A part of a screen that a plugin brings. */
export interface Panel {
  readonly plugin: string;
  readonly name: string;
  readonly place: 'profile';
}

export async function readPanels(): Promise<readonly Panel[]> {
  return (await request<{ items: Panel[] }>('GET', '/api/studio-panels')).data.items;
}

/** Other places where people sign in. */
export interface SignInPlace {
  readonly name: string;
  readonly label: LabelText;
}

export async function readSignInPlaces(): Promise<readonly SignInPlace[]> {
  return (await request<{ items: SignInPlace[] }>('GET', '/api/auth/providers')).data.items;
}
