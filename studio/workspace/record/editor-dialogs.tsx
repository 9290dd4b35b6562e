import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import type { FormStore } from '../../forms/form-store.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import type { RecordEditor } from './record-editor.ts';
import styles from './editor-dialogs.module.css';

const texts = defineTexts({
  conflict: { 'zh-CN': '别人刚改过这条记录', en: 'Somebody else has just changed this record' },
  field: { 'zh-CN': '字段', en: 'Field' },
  original: { 'zh-CN': '原来', en: 'Original' },
  theirs: { 'zh-CN': '现在', en: 'Current' },
  yours: { 'zh-CN': '你的', en: 'Yours' },
  keepMine: { 'zh-CN': '保存我的修改', en: 'Save mine' },
  takeTheirs: { 'zh-CN': '放弃我的,看最新的', en: 'Discard mine, show the latest' },
  reasons: { 'zh-CN': '需要说明理由', en: 'A reason is needed' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '返回修改', en: 'Back to editing' },
});

interface EditorDialogsProps {
  readonly entity: EntityDocument;
  readonly store: FormStore;
  readonly editor: RecordEditor;
  readonly onAnswer: (answers: {
    readonly version?: number;
    readonly reasons?: Readonly<Record<string, string>>;
  }) => void;
  readonly onTakeTheirs?: () => void;
}

/** The two questions a save may raise: whose change wins, and why a rule is not kept. */
export function EditorDialogs({ entity, store, editor, onAnswer, onTakeTheirs }: EditorDialogsProps) {
  const { pending, dismiss } = editor;
  if (pending?.kind === 'conflict') {
    return (
      <ConflictDialog
        entity={entity}
        store={store}
        problem={pending.problem}
        onAnswer={onAnswer}
        onTakeTheirs={() => (onTakeTheirs ?? dismiss)()}
      />
    );
  }
  if (pending?.kind === 'reasons')
    return <ReasonsDialog problem={pending.problem} onAnswer={onAnswer} onCancel={dismiss} />;
  return null;
}

type Values = Readonly<Record<string, unknown>>;

interface ConflictDialogProps {
  readonly entity: EntityDocument;
  readonly store: FormStore;
  readonly problem: Problem;
  readonly onAnswer: EditorDialogsProps['onAnswer'];
  readonly onTakeTheirs: () => void;
}

function ConflictDialog({ entity, store, problem, onAnswer, onTakeTheirs }: ConflictDialogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const current = (problem.body['current'] ?? {}) as Values;
  const original = (problem.body['original'] ?? {}) as Values;
  const show = (value: unknown, name: string) => formatValue(value, entity.fields[name]!, context) || '—';
  const names = store.changed().filter((name) => entity.fields[name]);
  return (
    <Modal
      open
      title={t('conflict')}
      okText={t('keepMine')}
      cancelText={t('takeTheirs')}
      closable={false}
      width={640}
      onOk={() => onAnswer({ version: Number(current['version']) })}
      onCancel={onTakeTheirs}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('field')}</th>
            <th>{t('original')}</th>
            <th>{t('theirs')}</th>
            <th>{t('yours')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{label(entity.fields[name]!.label)}</th>
              <td>{show(original[name] ?? store.initial(name), name)}</td>
              <td>{show(current[name], name)}</td>
              <td className={styles.mine}>{show(store.value(name), name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

function ReasonsDialog({
  problem,
  onAnswer,
  onCancel,
}: {
  readonly problem: Problem;
  readonly onAnswer: EditorDialogsProps['onAnswer'];
  readonly onCancel: () => void;
}) {
  const t = useTexts(texts);
  const rules = (problem.body['rules'] ?? []) as readonly {
    readonly rule: string;
    readonly message: string;
  }[];
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const complete = rules.every(({ rule }) => reasons[rule]?.trim());
  return (
    <Modal
      open
      title={t('reasons')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !complete }}
      onOk={() => onAnswer({ reasons })}
      onCancel={onCancel}
    >
      {rules.map(({ rule, message }) => (
        <label key={rule} className={styles.reason}>
          <span>{message}</span>
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            value={reasons[rule] ?? ''}
            onChange={(event) => setReasons({ ...reasons, [rule]: event.target.value })}
          />
        </label>
      ))}
    </Modal>
  );
}
