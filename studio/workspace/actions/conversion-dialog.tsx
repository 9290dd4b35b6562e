import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { readDraft, type TargetDraft } from '../../api/actions.ts';
import type { ReferenceValue } from '../../api/records.ts';
import { newRow } from '../../forms/lines/line-rows.ts';
import { ReferencePicker } from '../../forms/picker/reference-picker.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import type { ActionDialogProps } from './action-dialog.tsx';
import { ActionFrame } from './action-frame.tsx';
import styles from './actions.module.css';
import { FormPart } from './form-part.tsx';
import { useDialogParts, type DialogParts } from './parts-of-dialog.ts';
import type { ActionRun, Reasons } from './use-run-action.ts';

const texts = defineTexts({
  existing: { 'zh-CN': '使用已有的记录（留空则新建）', en: 'Take one that is there (empty makes a new one)' },
  taken: { 'zh-CN': '使用已有的「{title}」', en: 'Takes “{title}”, which is there' },
  failed: { 'zh-CN': '没有读到草稿：{reason}', en: 'What it begins with could not be read: {reason}' },
});

type ConversionDialogProps = ActionDialogProps & { readonly run: ActionRun };

type Chosen = Readonly<Record<string, ReferenceValue | undefined>>;

/** The records a conversion is about to make, filled in from the one they are made from. */
export function ConversionDialog({ entity, record, action, run, onClose }: ConversionDialogProps) {
  const t = useTexts(texts);
  const model = useModel();
  const said = model.conversions[action.asks?.key ?? ''];
  const { data, error } = useQuery({
    queryKey: ['draft', entity.key, record.id, record.version, action.name],
    queryFn: ({ signal }) => readDraft(entity.key, record.id, action.name, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
  const [chosen, choose] = useState<Chosen>({});
  const place = useRef<HTMLDivElement>(null);
  const parts = useDialogParts(place);
  const targets = Object.entries(data?.targets ?? {});
  const hasRows = targets.some(([, { form, values }]) => form && Object.values(values).some(Array.isArray));

  async function perform(reasons?: Reasons) {
    if (!data || !parts.check()) return;
    const body = Object.fromEntries(targets.flatMap(([name]) => answerOf(name)));
    const problem = await run.run(action, body, reasons);
    if (problem) parts.show(problem, (path) => [path.split('.')[0]!, path.split('.').slice(1).join('.')]);
  }

  function answerOf(name: string): readonly (readonly [string, unknown])[] {
    const taken = chosen[name];
    if (taken) return [[name, taken.id]];
    const part = parts.get(name);
    return part ? [[name, part.changes()]] : [];
  }

  return (
    <ActionFrame
      entity={entity}
      action={action}
      help={said?.help}
      isWide={hasRows}
      isWaiting={!data}
      run={run}
      place={place}
      onDo={(reasons) => void perform(reasons)}
      onClose={onClose}
    >
      {error && <p role="alert">{t('failed', { reason: error.message })}</p>}
      {!data && !error && <Skeleton active />}
      {targets.map(([name, draft]) => (
        <Target
          key={name}
          name={name}
          draft={draft}
          isOnly={targets.length === 1}
          chosen={chosen[name]}
          onChoose={(one) => choose({ ...chosen, [name]: one })}
          parts={parts}
        />
      ))}
    </ActionFrame>
  );
}

interface TargetProps {
  readonly name: string;
  readonly draft: TargetDraft;
  readonly isOnly: boolean;
  readonly chosen: ReferenceValue | undefined;
  readonly onChoose: (chosen: ReferenceValue | undefined) => void;
  readonly parts: DialogParts;
}

function Target({ name, draft, isOnly, chosen, onChoose, parts }: TargetProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { entities, forms } = useModel();
  const entity = entities[draft.entity];
  const form = draft.form === undefined ? undefined : forms[draft.form];
  const values = useMemo(() => (entity ? withRows(draft.values, entity) : draft.values), [draft, entity]);
  const { existing } = draft;
  if (!entity || (!form && !draft.choosable)) return null;
  return (
    <section className={styles.target} aria-label={label(draft.label)}>
      {!isOnly && <h3>{label(draft.label)}</h3>}
      {existing && !chosen && <span>{t('taken', { title: existing.title ?? '—' })}</span>}
      {draft.choosable && (
        <div className={styles.choose}>
          <span>{t('existing')}</span>
          <ReferencePicker
            {...PICKING}
            id={`existing-${name}`}
            label={label(draft.label)}
            field={referenceTo(entity, name)}
            value={chosen ?? null}
            target={entity}
            chosen={chosen ? [chosen] : []}
            several={false}
            onChange={() => undefined}
            onChoose={([one]) => onChoose(one)}
          />
        </div>
      )}
      {form && !chosen && !existing && (
        <FormPart name={name} entity={entity} form={form} values={values} isNew onPart={parts.onPart} />
      )}
    </section>
  );
}

const PICKING = {
  onBlur: () => undefined,
  readOnly: false,
  required: false,
  invalid: false,
  describedBy: undefined,
};

/** As if a field of a form led to the entity. */
function referenceTo({ key, label }: EntityDocument, name: string): FieldDocument {
  return {
    name,
    type: 'reference',
    label,
    target: key,
    operators: [],
    sortable: false,
    filterable: false,
    expressionType: { kind: 'record', entity: key },
    writable: true,
    parameters: {},
  };
}

/** Rows that are to be made, with all they were drafted with counting as filled in. */
function withRows(
  values: Readonly<Record<string, unknown>>,
  { fields }: EntityDocument,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isRows = fields[name]?.type === 'children' && Array.isArray(value);
      return [name, isRows ? value.map((row: Readonly<Record<string, unknown>>) => newRow(row)) : value];
    }),
  );
}
