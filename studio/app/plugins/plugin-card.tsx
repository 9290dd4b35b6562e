import { useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { redeliver, switchPlugin, type Plugin } from '../../api/plugins.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './plugins.module.css';
import { SettingsForm } from './settings-form.tsx';

const texts = defineTexts({
  on: { 'zh-CN': '运行中', en: 'Running' },
  off: { 'zh-CN': '未启用', en: 'Off' },
  settingsMissing: { 'zh-CN': '需要设置', en: 'Needs settings' },
  failed: { 'zh-CN': '有问题', en: 'Failed' },
  switch: { 'zh-CN': '启用「{name}」', en: 'Switch “{name}” on' },
  settings: { 'zh-CN': '设置', en: 'Settings' },
  notSwitched: { 'zh-CN': '没有切换：{reason}', en: 'It was not switched: {reason}' },
  failures: { 'zh-CN': '最近的问题', en: 'What went wrong lately' },
  waiting: { 'zh-CN': '{n} 条等待送达', en: '{n} {n|message|messages} on the way' },
  givenUp: { 'zh-CN': '{n} 条未能送达', en: '{n} {n|message|messages} given up' },
  lastError: { 'zh-CN': '最近一次：{error}', en: 'Lately: {error}' },
  again: { 'zh-CN': '重新发送', en: 'Send again' },
});

const COLOURS = { on: 'ok', off: 'mute', settingsMissing: 'warn', failed: 'bad' } as const;

export const PLUGINS = ['plugins'] as const;

/** One plugin: what it is, how it fares, its switch and its settings. */
export function PluginCard({ plugin }: { readonly plugin: Plugin }) {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { name, version, state, description, settingsSchema } = plugin;
  const keep = (changed: Plugin) =>
    client.setQueryData<readonly Plugin[]>(PLUGINS, (all) =>
      all?.map((one) => (one.name === changed.name ? changed : one)),
    );
  return (
    <li className={styles.card}>
      <header>
        <h2>{label(plugin.label)}</h2>
        <Tag tone={COLOURS[state]}>{t(state)}</Tag>
        <PluginSwitch plugin={plugin} onChanged={keep} onNeeded={() => setOpen(true)} />
      </header>
      {description && <p>{label(description)}</p>}
      <p className={styles.hint}>
        {name} {version}
      </p>
      <Trouble plugin={plugin} onChanged={keep} />
      {settingsSchema && (
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('settings')}</summary>
          {isOpen && <SettingsForm plugin={plugin} onSaved={keep} />}
        </details>
      )}
    </li>
  );
}

interface PartProps {
  readonly plugin: Plugin;
  readonly onChanged: (plugin: Plugin) => void;
}

function PluginSwitch({ plugin, onChanged, onNeeded }: PartProps & { readonly onNeeded: () => void }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { say } = useMessages();
  const [busy, setBusy] = useState(false);

  async function turn(on: boolean) {
    setBusy(true);
    try {
      const changed = await switchPlugin(plugin.name, on);
      onChanged(changed);
      if (changed.state === 'settingsMissing') onNeeded();
    } catch (error) {
      say({ kind: 'failure', text: t('notSwitched', { reason: (error as Error).message }) });
    }
    setBusy(false);
  }

  return (
    <Switch
      aria-label={t('switch', { name: label(plugin.label) })}
      checked={plugin.isOn}
      loading={busy}
      onChange={(on) => void turn(on)}
    />
  );
}

function Trouble({ plugin, onChanged }: PartProps) {
  const t = useTexts(texts);
  const { name, state, problem, errors, failures, deliveries } = plugin;
  return (
    <>
      {problem && (
        <div className={state === 'failed' ? styles.problem : styles.needed}>
          <p>{problem}</p>
          {errors.map(({ path, message }) => (
            <p key={path + message}>
              <code>{path}</code> {message}
            </p>
          ))}
        </div>
      )}
      {deliveries && deliveries.waiting + deliveries.givenUp > 0 && (
        <p className={styles.deliveries}>
          {deliveries.waiting > 0 && <span>{t('waiting', { n: deliveries.waiting })}</span>}
          {deliveries.givenUp > 0 && <span>{t('givenUp', { n: deliveries.givenUp })}</span>}
          {deliveries.lastError && <span>{t('lastError', { error: deliveries.lastError })}</span>}
          <Button onClick={() => void redeliver(name).then(onChanged)}>{t('again')}</Button>
        </p>
      )}
      {failures.length > 0 && (
        <details>
          <summary>{t('failures')}</summary>
          <ul className={styles.failures}>
            {failures.slice(0, 5).map(({ at, what, message }) => (
              <li key={at + what}>
                <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time> {what}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
