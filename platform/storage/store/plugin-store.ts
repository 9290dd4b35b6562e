import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** What people decided about a plugin. */
export interface StoredPlugin {
  readonly name: string;
  readonly isOn: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Sealed, by the name of the setting. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Grows with every change, so that other nodes notice. */
  readonly revision: number;
}

const COLUMNS = 'name, is_on as "isOn", settings, secrets, revision';

/** Which plugins are on, how they are set, and what they remember. */
@Injectable()
export class PluginStore {
  all(session: Session): Promise<StoredPlugin[]> {
    return session.rows<StoredPlugin>(`select ${COLUMNS} from kehu.plugin`);
  }

  async get(session: Session, name: string): Promise<StoredPlugin | undefined> {
    const [row] = await session.rows<StoredPlugin>(`select ${COLUMNS} from kehu.plugin where name = $1`, [
      name,
    ]);
    return row;
  }

  /** Reads a plugin's row, making it where there is none, and keeps others from changing it meanwhile. */
  async lock(tx: Session, name: string, isOn: boolean): Promise<StoredPlugin> {
    const [row] = await tx.rows<StoredPlugin>(
      `insert into kehu.plugin (name, is_on) values ($1, $2)
       on conflict (name) do update set revision = kehu.plugin.revision + 1
       returning ${COLUMNS}`,
      [name, isOn],
    );
    return row!;
  }

  async save(tx: Session, { name, isOn, settings, secrets }: Omit<StoredPlugin, 'revision'>): Promise<void> {
    await tx.run(
      'update kehu.plugin set is_on = $2, settings = $3::jsonb, secrets = $4::jsonb where name = $1',
      [name, isOn, JSON.stringify(settings), JSON.stringify(secrets)],
    );
  }

  async value(session: Session, plugin: string, key: string): Promise<unknown> {
    const [row] = await session.rows<{ value: unknown }>(
      'select value from kehu.plugin_value where plugin = $1 and key = $2',
      [plugin, key],
    );
    return row?.value;
  }

  async setValue(session: Session, plugin: string, key: string, value: unknown): Promise<void> {
    await session.run(
      `insert into kehu.plugin_value (plugin, key, value) values ($1, $2, $3::jsonb)
       on conflict (plugin, key) do update set value = excluded.value`,
      [plugin, key, JSON.stringify(value)],
    );
  }

  async removeValue(session: Session, plugin: string, key: string): Promise<boolean> {
    return (
      (await session.run('delete from kehu.plugin_value where plugin = $1 and key = $2', [plugin, key])) > 0
    );
  }
}
