import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import styles from './reasons-dialog.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '需要说明理由', en: 'A reason is needed' },
  why: { 'zh-CN': '理由会写进操作日志。', en: 'The reason is kept in the operation log.' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  save: { 'zh-CN': '保存', en: 'Save' },
  back: { 'zh-CN': '返回修改', en: 'Back to editing' },
});

interface ReasonsDialogProps {
  readonly problem: Problem;
  readonly onAnswer: (reasons: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
}

/** Asks why each rule that needs a reason is not kept. */
export function ReasonsDialog({ problem, onAnswer, onCancel }: ReasonsDialogProps) {
  const t = useTexts(texts);
  const rules = (problem.body['reasons'] ?? []) as readonly string[];
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const complete = rules.every((rule) => reasons[rule]?.trim());
  const words = (rule: string) => problem.issues.find(({ code }) => code === rule)?.message ?? '';
  return (
    <Modal
      open
      title={t('title')}
      okText={t('save')}
      cancelText={t('back')}
      okButtonProps={{ disabled: !complete }}
      onOk={() => onAnswer(reasons)}
      onCancel={onCancel}
    >
      {rules.map((rule, at) => (
        <label key={rule} className={styles.reason}>
          <span>{words(rule)}</span>
          <Input.TextArea
            autoFocus={at === 0}
            rows={2}
            aria-label={`${t('reason')}: ${words(rule)}`}
            value={reasons[rule] ?? ''}
            onChange={(event) => setReasons({ ...reasons, [rule]: event.target.value })}
          />
        </label>
      ))}
      <p className={styles.why}>{t('why')}</p>
    </Modal>
  );
}
