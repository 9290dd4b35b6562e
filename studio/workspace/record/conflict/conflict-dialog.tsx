import { Modal, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { RecordData } from '../../../api/records.ts';
import type { FormStore } from '../../../forms/form-store.ts';
import { formValues } from '../../../forms/record-values.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { FieldValue } from '../../../values/field-value.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { Button } from '../../../ui/button.tsx';
import { conflictingFields, resolved, type Choice } from './resolve-conflict.ts';
import styles from './conflict-dialog.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '别人刚改过这条记录', en: 'Somebody else has just changed this record' },
  gone: { 'zh-CN': '这条记录刚被删除', en: 'This record has just been deleted' },
  goneDetail: {
    'zh-CN': '你的修改没有保存。可以复制要留的内容，再从回收站恢复它。',
    en: 'Your changes are not saved. Copy what you need, then restore the record.',
  },
  detail: {
    'zh-CN': '下面是你改过的字段。选好每一项保留哪个值，再保存。其余字段用现在的值。',
    en: 'These are the fields you changed. Choose which value each keeps, then save. All others keep the current value.',
  },
  field: { 'zh-CN': '字段', en: 'Field' },
  original: { 'zh-CN': '原来', en: 'Original' },
  current: { 'zh-CN': '现在', en: 'Current' },
  yours: { 'zh-CN': '你的', en: 'Yours' },
  untouched: { 'zh-CN': '别人没有改', en: 'unchanged by others' },
  save: { 'zh-CN': '按选择保存', en: 'Save what I chose' },
  discard: { 'zh-CN': '放弃我的修改', en: 'Discard my changes' },
  back: { 'zh-CN': '继续编辑', en: 'Go on editing' },
  rows: { 'zh-CN': '{n} 行', en: '{n} {n|row|rows}' },
});

interface ConflictDialogProps {
  readonly entity: EntityDocument;
  readonly store: FormStore;
  readonly current: RecordData | undefined;
  /** The form holds what was chosen; it may be saved over this version. */
  readonly onResolved: (version: number | undefined) => void;
  readonly onDiscard: () => void;
  readonly onBack: () => void;
}

/** What each field was, is now and should be in the form's opinion; the reader decides field by field. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { entity, store, current, onResolved, onDiscard, onBack } = props;
  const t = useTexts(texts);
  const now = useMemo(() => (current ? formValues(current, entity) : undefined), [current, entity]);
  const fields = useMemo(() => (now ? conflictingFields(store, now, entity) : []), [store, now, entity]);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  if (!now || !current) {
    return (
      <Modal open title={t('gone')} footer={<Button onClick={onBack}>{t('back')}</Button>} onCancel={onBack}>
        {t('goneDetail')}
      </Modal>
    );
  }

  function save() {
    const mine = resolved(store, fields, choices);
    store.reset(now!);
    for (const [name, value] of mine) store.set(name, value);
    onResolved(current!.version);
  }

  return (
    <Modal
      open
      title={t('title')}
      width={760}
      onCancel={onBack}
      footer={
        <div className={styles.foot}>
          <Button size="large" look="danger" onClick={onDiscard}>
            {t('discard')}
          </Button>
          <span />
          <Button size="large" onClick={onBack}>
            {t('back')}
          </Button>
          <Button size="large" look="primary" onClick={save}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <p>{t('detail')}</p>
      <div className={styles.fields}>
        {fields.map(({ field, clashes }) => (
          <ConflictField
            key={field.name}
            field={field}
            clashes={clashes}
            original={store.initial(field.name)}
            current={now[field.name]}
            yours={store.value(field.name)}
            choice={choices[field.name] ?? 'yours'}
            onChoose={(choice) => setChoices({ ...choices, [field.name]: choice })}
          />
        ))}
      </div>
    </Modal>
  );
}

interface ConflictFieldProps {
  readonly field: FieldDocument;
  readonly clashes: boolean;
  readonly original: unknown;
  readonly current: unknown;
  readonly yours: unknown;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictField(props: ConflictFieldProps) {
  const { field, clashes, original, current, yours, choice, onChoose } = props;
  const t = useTexts(texts);
  const label = useLabel();
  return (
    <fieldset className={styles.field}>
      <legend>
        {label(field.label)} {!clashes && <small>{t('untouched')}</small>}
      </legend>
      <div className={styles.value}>
        <span>{t('original')}</span>
        <Shown field={field} value={original} />
      </div>
      <Radio.Group
        className={styles.choices ?? ''}
        value={choice}
        onChange={(event) => onChoose(event.target.value as Choice)}
      >
        <Radio value="current" className={styles.value ?? ''}>
          <span>{t('current')}</span>
          <Shown field={field} value={current} />
        </Radio>
        <Radio value="yours" className={styles.value ?? ''}>
          <span>{t('yours')}</span>
          <Shown field={field} value={yours} />
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}

function Shown({ field, value }: { readonly field: FieldDocument; readonly value: unknown }) {
  const t = useTexts(texts);
  const context = useValueContext();
  if (field.type === 'children') return <>{t('rows', { n: Array.isArray(value) ? value.length : 0 })}</>;
  return <FieldValue value={value} field={field} context={context} linked={false} />;
}
