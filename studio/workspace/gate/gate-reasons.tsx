import { Input } from 'antd';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { GateQuestion } from './gate-question.ts';
import styles from './gate.module.css';

const texts = defineTexts({
  reason: { 'zh-CN': '理由', en: 'Reason' },
  logged: { 'zh-CN': '理由会写进操作日志。', en: 'The reason is kept in the operation log.' },
});

interface GateReasonsProps {
  readonly question: GateQuestion;
  readonly reasons: Readonly<Record<string, string>>;
  readonly onReason: (rule: string, text: string) => void;
}

/** Why something is done that needs a reason; the usual ones by a press. */
export function GateReasons({ question, reasons, onReason }: GateReasonsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const words = (rule: string) =>
    question.issues.find(({ code, path }) => code === rule || path === rule)?.message ?? t('reason');
  const { offered = [] } = question;
  if (question.reasons.length === 0) return null;
  return (
    <>
      {question.reasons.map((rule, at) => (
        <div key={rule} className={styles.reason}>
          <label htmlFor={`gate-reason-${rule}`}>{words(rule)}</label>
          {at === 0 && offered.length > 0 && (
            <div className={styles.offered}>
              {offered.map((one) => (
                <button
                  key={label(one)}
                  type="button"
                  aria-pressed={reasons[rule] === label(one)}
                  onClick={() => onReason(rule, label(one))}
                >
                  {label(one)}
                </button>
              ))}
            </div>
          )}
          <Input.TextArea
            id={`gate-reason-${rule}`}
            rows={2}
            maxLength={1000}
            value={reasons[rule] ?? ''}
            onChange={(event) => onReason(rule, event.target.value)}
          />
        </div>
      ))}
      <p className={styles.lead}>{t('logged')}</p>
    </>
  );
}
