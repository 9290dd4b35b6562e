import type { FieldProps } from '@rjsf/utils';
import { CircleHelp, Pencil } from 'lucide-react';
import { Tooltip } from 'antd';
import { useRef } from 'react';
import { defineTexts, useLabel, useTexts } from '../language/language.tsx';
import type { FieldDocument } from '../model/model-document.ts';
import { useBoundField, useForm, useIsOpen, type BoundField } from './form-context.tsx';
import { useFieldKeys } from './field-keys.ts';
import { NodeAttributes } from './node-attributes.tsx';
import { ReadValue } from './read-value.tsx';
import { WhyField } from './why-field.tsx';
import { FieldWidget } from './widgets/field-widget.tsx';
import styles from './form.module.css';

const texts = defineTexts({
  edit: { 'zh-CN': '修改{field}', en: 'Edit {field}' },
  help: { 'zh-CN': '{field}的说明', en: 'Help for {field}' },
});

/** The react-jsonschema-form field behind every property: it subscribes to its own value instead of taking the form's. */
export function BoundField({ name }: FieldProps) {
  const field = useForm().entity.fields[name];
  return field ? <FieldFrame name={name} field={field} /> : null;
}

/** What a value is shown as where one may only know that there is one. */
const MASK = '***';

/** Types that need the whole width and bring their own heading. */
export function isGrid(field: FieldDocument | undefined): boolean {
  return field?.type === 'children';
}

interface FrameProps {
  readonly name: string;
  readonly field: FieldDocument;
}

/** One field: its label, its value or (while it is open) its input, and what is wrong with it. */
export function FieldFrame({ name, field }: FrameProps) {
  const bound = useBoundField(name);
  const { open, id } = useForm();
  const isOpen = useIsOpen(name) && !bound.state.readOnly;
  const frame = useRef<HTMLDivElement>(null);
  const keys = useFieldKeys({ name, field, frame, isOpen, bound });
  if (!bound.state.visible) return null;
  const grid = isGrid(field);
  const classes = [
    grid ? styles.gridField : styles.field,
    bound.changed && !grid && id !== undefined ? styles.changed : '',
    isOpen ? styles.open : '',
    bound.issues.length > 0 ? styles.wrong : '',
  ];
  return (
    <div
      ref={frame}
      className={classes.filter(Boolean).join(' ')}
      data-field={name}
      data-editable={!bound.state.readOnly || undefined}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
      onDoubleClick={isOpen || bound.state.readOnly || grid ? undefined : () => open.open(name)}
      onClick={keys.onClick}
    >
      {!grid && <FieldLabel name={name} field={field} state={bound.state} isOpen={isOpen} />}
      <div className={styles.value}>
        {isOpen || grid ? (
          <OpenValue name={name} field={field} bound={bound} />
        ) : (
          <ClosedValue name={name} field={field} bound={bound} />
        )}
      </div>
      <NodeAttributes field={field} value={bound.value} />
      <Issues id={issuesId(name)} issues={bound.issues} />
    </div>
  );
}

function issuesId(name: string): string {
  return `issues-${name}`;
}

function inputId(name: string): string {
  return `field-${name}`;
}

/** Keeps the star on the line of the label's last sign. */
const WORD_JOINER = '\u2060';

interface LabelProps extends FrameProps {
  readonly state: BoundField['state'];
  readonly isOpen: boolean;
}

function FieldLabel({ name, field, state, isOpen }: LabelProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const words = (
    <>
      {label(field.label)}
      {state.required && <em aria-hidden="true">{WORD_JOINER}*</em>}
    </>
  );
  const className = state.required ? styles.required : styles.label;
  return (
    <div className={styles.labelLine}>
      {isOpen ? (
        <label id={`label-${name}`} htmlFor={inputId(name)} className={className}>
          {words}
        </label>
      ) : (
        <span id={`label-${name}`} className={className}>
          {words}
        </span>
      )}
      {field.help && (
        <Tooltip title={label(field.help)} trigger={['hover', 'focus', 'click']}>
          <button
            type="button"
            className={styles.help}
            aria-label={t('help', { field: label(field.label) })}
            data-aside
          >
            <CircleHelp size={13} strokeWidth={1.5} aria-hidden="true" />
          </button>
        </Tooltip>
      )}
    </div>
  );
}

interface ValueProps extends FrameProps {
  readonly bound: BoundField;
}

function OpenValue({ name, field, bound }: ValueProps) {
  const { open } = useForm();
  const { value, state, issues, set, blur } = bound;
  return (
    <FieldWidget
      id={inputId(name)}
      field={field}
      value={value}
      onChange={set}
      onBlur={blur}
      readOnly={state.readOnly}
      required={state.required}
      invalid={issues.length > 0}
      describedBy={issues.length > 0 ? issuesId(name) : undefined}
      autoFocus={!open.all && open.one === name}
      autoOpen={open.openedBy === 'choice'}
    />
  );
}

function ClosedValue({ name, field, bound }: ValueProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { open, entity } = useForm();
  const { value, state } = bound;
  // Where the whole record cannot be changed, a masked value alone asks why.
  const isAsked = entity.allows.update || value === MASK;
  const names = { field: label(field.label) };
  return (
    <>
      <ReadValue field={field} value={value} />
      {state.lock && isAsked && <WhyField field={field} lock={state.lock} />}
      {!state.lock && (
        <button
          type="button"
          className={styles.pencil}
          aria-label={t('edit', names)}
          onClick={() => open.open(name)}
        >
          <Pencil size={13} strokeWidth={1.5} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

export function Issues({ id, issues }: { readonly id: string; readonly issues: readonly string[] }) {
  if (issues.length === 0) return null;
  return (
    <p id={id} role="alert" className={styles.issue}>
      {issues.join(' ')}
    </p>
  );
}
