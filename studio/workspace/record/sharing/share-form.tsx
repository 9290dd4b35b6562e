import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { RecordData, ReferenceValue } from '../../../api/records.ts';
import { GRANT, shareRecord, type ShareRequest } from '../../../api/sharing.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { FieldWidget } from '../../../forms/widgets/field-widget.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { inOrder, type EntityDocument } from '../../../model/model-document.ts';
import { useEntity } from '../../../model/model.tsx';
import { Button } from '../../../ui/button.tsx';
import styles from './sharing.module.css';

const texts = defineTexts({
  share: { 'zh-CN': '共享', en: 'Share' },
  with: { 'zh-CN': '共享给', en: 'Share with' },
  role: { 'zh-CN': '选择角色', en: 'Choose a role' },
  shared: { 'zh-CN': '已共享「{title}」', en: '“{title}” is shared' },
});

const PRINCIPALS = ['user', 'department', 'role'] as const;
type Principal = (typeof PRINCIPALS)[number];

interface ShareFormProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly title: string;
  readonly onShared: () => void;
}

/** With whom, to do what, until when: the fields of a share as the Model has them. */
export function ShareForm({ entity, record, title, onShared }: ShareFormProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { say } = useMessages();
  const fields = useEntity(GRANT)?.fields;
  const [principal, setPrincipal] = useState<Principal>('user');
  const [chosen, setChosen] = useState<unknown>(null);
  const [gives, setGives] = useState<unknown>('read');
  const [until, setUntil] = useState<unknown>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  if (!fields) return null;

  async function share() {
    setBusy(true);
    setRefusal('');
    const wanted = {
      [principal]: idOf(chosen),
      gives: String(gives),
      ...(until ? { to: String(until) } : {}),
    };
    try {
      await shareRecord(entity.key, record.id, wanted as unknown as ShareRequest);
      say({ kind: 'success', text: t('shared', { title }) });
      setChosen(null);
      onShared();
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void share();
      }}
    >
      <Segmented
        aria-label={t('with')}
        value={principal}
        options={PRINCIPALS.map((value) => ({ value, label: label(fields[value]?.label) }))}
        onChange={(next) => {
          setPrincipal(next);
          setChosen(null);
        }}
      />
      <div className={styles.line}>
        {principal === 'role' ? (
          <RoleChoice value={chosen} onChange={setChosen} />
        ) : (
          <GrantWidget name={principal} value={chosen} onChange={setChosen} />
        )}
      </div>
      <div className={styles.line}>
        <label htmlFor="share-gives">{label(fields['gives']?.label)}</label>
        <GrantWidget name="gives" value={gives} onChange={(value) => setGives(value ?? 'read')} />
        <label htmlFor="share-to">{label(fields['to']?.label)}</label>
        <GrantWidget name="to" value={until} onChange={setUntil} />
        <Button type="submit" look="primary" size="large" busy={busy} disabled={!chosen}>
          {t('share')}
        </Button>
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}

interface GrantWidgetProps {
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The widget of a field of a share. */
function GrantWidget({ name, value, onChange }: GrantWidgetProps) {
  const label = useLabel();
  const field = useEntity(GRANT)!.fields[name]!;
  return (
    <FieldWidget
      id={`share-${name}`}
      label={label(field.label)}
      field={field}
      value={value}
      onChange={onChange}
      onBlur={nothing}
      readOnly={false}
      required={false}
      invalid={false}
      describedBy={undefined}
    />
  );
}

function nothing(): void {}

function idOf(value: unknown): string {
  return typeof value === 'string' ? value : (value as ReferenceValue).id;
}

interface RoleChoiceProps {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const roles = useEntity('core:user')?.fields['roles']?.options;
  return (
    <Select
      aria-label={t('role')}
      placeholder={t('role')}
      value={value as string | null}
      options={inOrder(roles).map(([name, role]) => ({ value: name, label: label(role.label) }))}
      onChange={onChange}
    />
  );
}
