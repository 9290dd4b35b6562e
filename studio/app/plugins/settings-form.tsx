import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, ValidatorType } from '@rjsf/utils';
import { ConfigProvider } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { setPlugin, type Plugin } from '../../api/plugins.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useMessages } from '../messages/messages.tsx';
import { KeptSecrets } from './kept-secrets.ts';
import { errorsAt, settingsForm } from './settings-schema.ts';
import { SETTING_TEMPLATES } from './settings-templates.tsx';
import { SETTING_WIDGETS } from './settings-widgets.tsx';

const texts = defineTexts({
  save: { 'zh-CN': '保存设置', en: 'Save settings' },
  saved: { 'zh-CN': '「{name}」的设置已保存', en: 'The settings of “{name}” are saved' },
  failed: { 'zh-CN': '没有保存：{reason}', en: 'They were not saved: {reason}' },
});

/** The server checks settings, by the schema this form is drawn from. */
const VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

interface SettingsFormProps {
  readonly plugin: Plugin;
  readonly onSaved: (plugin: Plugin) => void;
}

/** The settings of a plugin, drawn from their schema. */
export function SettingsForm({ plugin, onSaved }: SettingsFormProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { say } = useMessages();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(plugin.settings);
  const [wrong, setWrong] = useState<ErrorSchema>({});
  const [busy, setBusy] = useState(false);
  const isPhone = useMedia('(max-width: 640px)');
  const drawn = useMemo(() => settingsForm(plugin.settingsSchema ?? {}, label), [plugin, label]);

  async function save() {
    setBusy(true);
    try {
      const saved = await setPlugin(plugin.name, values);
      setWrong({});
      setValues(saved.settings);
      onSaved(saved);
      say({ kind: 'success', text: t('saved', { name: label(plugin.label) }) });
    } catch (error) {
      if (error instanceof Problem) setWrong(errorsAt(error.issues));
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
    setBusy(false);
  }

  return (
    <ConfigProvider componentSize={isPhone ? 'large' : 'small'}>
      <KeptSecrets value={plugin.secrets}>
        <Form
          {...drawn}
          formData={values}
          extraErrors={wrong}
          validator={VALIDATOR}
          widgets={SETTING_WIDGETS}
          templates={SETTING_TEMPLATES}
          tagName={Ground}
          noHtml5Validate
          showErrorList={false}
          idPrefix={plugin.name}
          onChange={({ formData }) => setValues((formData ?? {}) as Record<string, unknown>)}
        >
          <></>
        </Form>
        <Button look="primary" busy={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
      </KeptSecrets>
    </ConfigProvider>
  );
}

/** Not a form element: Enter in a field sends nothing. */
function Ground({ children }: { readonly children?: ReactNode }) {
  return <div>{children}</div>;
}
