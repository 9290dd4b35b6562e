import type { FieldProps } from '@rjsf/utils';
import { CircleHelp, Lock } from 'lucide-react';
import { Tooltip } from 'antd';
import { defineTexts, useLabel, useTexts } from '../language/language.tsx';
import type { FieldDocument } from '../model/model-document.ts';
import { useBoundField, useForm } from './form-context.tsx';
import { FieldWidget } from './widgets/field-widget.tsx';
import styles from './form.module.css';

const texts = defineTexts({
  readOnly: { 'zh-CN': '这个字段不能修改', en: 'This field cannot be changed' },
  help: { 'zh-CN': '说明', en: 'Help' },
});

/** The react-jsonschema-form field behind every property: it subscribes to its own value instead of taking the form's. */
export function BoundField({ name, uiSchema, autofocus }: FieldProps) {
  const field = uiSchema?.['ui:options']?.['field'] as FieldDocument | undefined;
  return field ? <FieldFrame name={name} field={field} autoFocus={autofocus === true} /> : null;
}

interface FieldFrameProps {
  readonly name: string;
  readonly field: FieldDocument;
  readonly autoFocus?: boolean;
}

/** Label (red where required), the widget of the field's type, and what is wrong with the value. */
export function FieldFrame({ name, field, autoFocus = false }: FieldFrameProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { entity } = useForm();
  const { value, state, issues, changed, set, blur } = useBoundField(name);
  if (!state.visible) return null;
  const id = `${entity.name}-${name}`;
  const describedBy = issues.length > 0 ? `${id}-issues` : undefined;
  const wide = field.type === 'children';
  return (
    <div
      className={`${styles.field} ${changed ? styles.changed : ''} ${wide ? styles.wide : ''}`}
      data-field={name}
    >
      <div className={styles.labelLine}>
        <label htmlFor={id} className={state.required ? styles.required : styles.label}>
          {label(field.label)}
          {state.required && <span aria-hidden="true">*</span>}
        </label>
        {field.help && (
          <Tooltip title={label(field.help)}>
            <button type="button" className={styles.help} aria-label={`${t('help')}: ${label(field.label)}`}>
              <CircleHelp size={13} strokeWidth={1.5} aria-hidden="true" />
            </button>
          </Tooltip>
        )}
        {state.readOnly && (
          <Tooltip title={t('readOnly')}>
            <Lock size={12} strokeWidth={1.5} aria-label={t('readOnly')} className={styles.lock} />
          </Tooltip>
        )}
      </div>
      <FieldWidget
        id={id}
        field={field}
        value={value}
        onChange={set}
        onBlur={blur}
        readOnly={state.readOnly}
        required={state.required}
        invalid={issues.length > 0}
        describedBy={describedBy}
        autoFocus={autoFocus}
      />
      {issues.length > 0 && (
        <p id={describedBy} role="alert" className={styles.issue}>
          {issues.join(' ')}
        </p>
      )}
    </div>
  );
}
