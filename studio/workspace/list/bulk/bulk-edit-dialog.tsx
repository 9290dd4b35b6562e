import { Modal, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { FieldWidget } from '../../../forms/widgets/field-widget.tsx';
import { defineTexts, useLabel, useTexts, useWord } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { Button } from '../../../ui/button.tsx';
import { inputOf } from '../input-of.ts';
import { bulkFields } from './bulk-fields.ts';
import styles from './bulk.module.css';
import type { Changes } from './use-bulk-actions.ts';

const texts = defineTexts({
  title: { 'zh-CN': '批量修改 {n} 条{name}', en: 'Change {n} {name}' },
  assign: { 'zh-CN': '改派 {n} 条{name}', en: 'Assign {n} {name}' },
  field: { 'zh-CN': '字段', en: 'Field' },
  add: { 'zh-CN': '再加一个字段', en: 'Another field' },
  remove: { 'zh-CN': '不改这个字段', en: 'Leave this field' },
  empties: { 'zh-CN': '留空会清空所选记录的这个字段', en: 'Left empty, it clears the field of them all' },
  choose: { 'zh-CN': '选择字段', en: 'Choose a field' },
  apply: { 'zh-CN': '修改', en: 'Change' },
  doAssign: { 'zh-CN': '改派', en: 'Assign' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface BulkEditDialogProps {
  readonly entity: EntityDocument;
  readonly count: number;
  /** Fields to begin with: the owner, for assigning. */
  readonly fields: readonly string[];
  readonly onApply: (changes: Changes) => void;
  readonly onClose: () => void;
}

interface Entry {
  readonly name: string;
  readonly value: unknown;
}

/** One value for many records: choose fields, give each its new value. */
export function BulkEditDialog({ entity, count, fields, onApply, onClose }: BulkEditDialogProps) {
  const t = useTexts(texts);
  const word = useWord();
  const choices = bulkFields(entity);
  const isAssigning = fields.length > 0;
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    (isAssigning ? fields : [NOT_CHOSEN]).map((name) => ({ name, value: null })),
  );
  const chosen = new Set(entries.map(({ name }) => name));
  const free = choices.filter(({ name }) => !chosen.has(name));
  const isReady = entries.every(
    ({ name, value }) =>
      name !== NOT_CHOSEN && (value !== null || mayBeEmpty(entity.fields[name]!, isAssigning)),
  );
  const set = (at: number, entry: Entry) =>
    setEntries(entries.map((one, index) => (index === at ? entry : one)));
  const apply = () => onApply(Object.fromEntries(entries.map(({ name, value }) => [name, inputOf(value)])));
  const title = isAssigning ? 'assign' : 'title';
  return (
    <Modal
      open
      title={t(title, { n: count, name: word(count === 1 ? entity.label : entity.pluralLabel) })}
      onCancel={onClose}
      onOk={apply}
      okText={t(isAssigning ? 'doAssign' : 'apply')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: entries.length === 0 || !isReady }}
      width={560}
    >
      <div className={styles.entries}>
        {entries.map((entry, at) => (
          <EntryLine
            key={entry.name}
            entry={entry}
            field={entity.fields[entry.name]}
            choices={free}
            isFixed={isAssigning}
            onChange={(next) => set(at, next)}
            onRemove={
              entries.length > 1 ? () => setEntries(entries.filter((one) => one !== entry)) : undefined
            }
          />
        ))}
      </div>
      {!isAssigning && (
        <footer className={styles.more}>
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            disabled={free.length === 0 || chosen.has(NOT_CHOSEN)}
            onClick={() => setEntries([...entries, { name: NOT_CHOSEN, value: null }])}
          >
            {t('add')}
          </Button>
        </footer>
      )}
    </Modal>
  );
}

interface EntryLineProps {
  readonly entry: Entry;
  readonly field: FieldDocument | undefined;
  readonly choices: readonly FieldDocument[];
  readonly isFixed: boolean;
  readonly onChange: (entry: Entry) => void;
  /** Undefined for the only one. */
  readonly onRemove: (() => void) | undefined;
}

function EntryLine({ entry, field, choices, isFixed, onChange, onRemove }: EntryLineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const choose = (
    <Select
      aria-label={t('field')}
      placeholder={t('choose')}
      value={entry.name || undefined}
      options={[...(field ? [field] : []), ...choices].map((one) => ({
        value: one.name,
        label: label(one.label),
      }))}
      showSearch={BY_LABEL}
      onChange={(name) => onChange({ name, value: null })}
    />
  );
  return (
    <div className={styles.entry}>
      {isFixed && field ? <span>{label(field.label)}</span> : choose}
      {field ? (
        <FieldWidget
          id={`bulk-${field.name}`}
          label={label(field.label)}
          field={field}
          value={entry.value}
          onChange={(value) => onChange({ ...entry, value })}
          onBlur={nothing}
          readOnly={false}
          required={field.required === true}
          invalid={false}
          describedBy={undefined}
          autoFocus={isFixed}
        />
      ) : (
        <span />
      )}
      {onRemove && (
        <Button
          look="quiet"
          icon={<X size={14} aria-hidden="true" />}
          aria-label={t('remove')}
          onClick={onRemove}
        />
      )}
      {field && !isFixed && entry.value === null && field.required !== true && (
        <p className={styles.empties}>{t('empties')}</p>
      )}
    </div>
  );
}

const BY_LABEL = { optionFilterProp: 'label' } as const;

function nothing(): void {}

const NOT_CHOSEN = '';

/** Nobody is assigned by leaving the box empty, and what is required stays filled. */
function mayBeEmpty(field: FieldDocument, isAssigning: boolean): boolean {
  return field.required !== true && !isAssigning;
}
