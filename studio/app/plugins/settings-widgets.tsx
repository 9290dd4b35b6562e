import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import { Input, InputNumber, Select, Switch } from 'antd';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { useEntity, useModel } from '../../model/model.tsx';
import { useSecrets } from './kept-secrets.ts';

const texts = defineTexts({
  kept: { 'zh-CN': '已保存，留空则不变', en: 'Kept; leave empty to keep it' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
});

/** What an input needs to be known by its label, and its mistakes by it. */
function named({ id, label, rawErrors = [] }: WidgetProps) {
  const isWrong = rawErrors.length > 0;
  return {
    id,
    'aria-label': label,
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-about`,
    status: isWrong ? ('error' as const) : ('' as const),
  };
}

/** An emptied text is none. */
const orNone = (text: string) => (text === '' ? undefined : text);

function Words(props: WidgetProps) {
  return (
    <Input
      {...named(props)}
      value={(props.value as string | undefined) ?? ''}
      onChange={(event) => props.onChange(orNone(event.target.value))}
    />
  );
}

function Secret(props: WidgetProps) {
  const t = useTexts(texts);
  const isKept = useSecrets().includes(props.name);
  return (
    <Input.Password
      {...named(props)}
      autoComplete="new-password"
      placeholder={isKept ? t('kept') : ''}
      value={(props.value as string | undefined) ?? ''}
      onChange={(event) => props.onChange(orNone(event.target.value))}
    />
  );
}

function Amount(props: WidgetProps) {
  return (
    <InputNumber
      {...named(props)}
      value={(props.value as number | undefined) ?? null}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

function Flag({ id, label, value, onChange }: WidgetProps) {
  return <Switch id={id} aria-label={label} checked={value === true} onChange={(on) => onChange(on)} />;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function Choose({
  of,
  mode,
  ...props
}: WidgetProps & { readonly of: readonly Choice[]; readonly mode?: 'multiple' }) {
  const t = useTexts(texts);
  return (
    <Select
      {...named(props as WidgetProps)}
      {...(mode ? { mode } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!props.required}
      placeholder={t('choose')}
      value={props.value as string | undefined}
      options={[...of]}
      onChange={(value: unknown) => props.onChange(value)}
    />
  );
}

function ChosenWord(props: WidgetProps) {
  return <Choose {...props} of={(props.options['words'] as Choice[] | undefined) ?? []} />;
}

function ChosenWords(props: WidgetProps) {
  return <Choose {...props} mode="multiple" of={(props.options['words'] as Choice[] | undefined) ?? []} />;
}

function ChosenEntity(props: WidgetProps) {
  const label = useLabel();
  const { entities } = useModel();
  const choices = Object.values(entities).map((entity) => ({
    value: entity.key,
    label: label(entity.label),
  }));
  return <Choose {...props} of={choices} />;
}

function ChosenRole(props: WidgetProps) {
  const label = useLabel();
  const roles = useEntity('core:user')?.fields['roles']?.options;
  return (
    <Choose {...props} of={inOrder(roles).map(([value, role]) => ({ value, label: label(role.label) }))} />
  );
}

/** The inputs of settings, by what `settingsForm` calls them. */
export const SETTING_WIDGETS: RegistryWidgetsType = {
  words: Words,
  secret: Secret,
  number: Amount,
  flag: Flag,
  choice: ChosenWord,
  choices: ChosenWords,
  entity: ChosenEntity,
  role: ChosenRole,
};
