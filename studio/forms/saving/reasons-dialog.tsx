import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { FoundDuplicate } from '../../api/duplicates.ts';
import type { Problem } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { DuplicateList } from '../duplicates/duplicate-list.tsx';
import styles from './reasons-dialog.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '需要说明理由', en: 'A reason is needed' },
  there: { 'zh-CN': '已有相同的记录', en: 'There is such a record already' },
  why: { 'zh-CN': '理由会写进操作日志。', en: 'The reason is kept in the operation log.' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  save: { 'zh-CN': '保存', en: 'Save' },
  back: { 'zh-CN': '返回修改', en: 'Back to editing' },
});

interface ReasonsDialogProps {
  readonly entity: EntityDocument;
  readonly problem: Problem;
  readonly onAnswer: (reasons: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
}

/** Asks why each rule that needs a reason is not kept; shows the records that one is reminded of. */
export function ReasonsDialog({ entity, problem, onAnswer, onCancel }: ReasonsDialogProps) {
  const t = useTexts(texts);
  const rules = (problem.body['reasons'] ?? []) as readonly string[];
  const found = (problem.body['duplicates'] ?? []) as readonly FoundDuplicate[];
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const complete = rules.every((rule) => reasons[rule]?.trim());
  const isRefused = problem.code === 'duplicate';
  const words = (rule: string) =>
    found.find((one) => one.rule === rule)?.label ??
    problem.issues.find(({ code }) => code === rule)?.message ??
    '';
  return (
    <Modal
      open
      title={t(isRefused ? 'there' : 'title')}
      okText={t('save')}
      cancelText={t('back')}
      okButtonProps={{ disabled: !complete, ...(isRefused ? { hidden: true } : {}) }}
      onOk={() => onAnswer(reasons)}
      onCancel={onCancel}
    >
      {isRefused && <p>{problem.message}</p>}
      {isRefused && <DuplicateList entity={entity} found={found} />}
      {!isRefused &&
        rules.map((rule, at) => (
          <div key={rule} className={styles.reason}>
            <span>{words(rule)}</span>
            <DuplicateList entity={entity} found={found.filter((one) => one.rule === rule)} />
            <Input.TextArea
              autoFocus={at === 0}
              rows={2}
              aria-label={`${t('reason')}: ${words(rule)}`}
              value={reasons[rule] ?? ''}
              onChange={(event) => setReasons({ ...reasons, [rule]: event.target.value })}
            />
          </div>
        ))}
      {!isRefused && <p className={styles.why}>{t('why')}</p>}
    </Modal>
  );
}
