import type { EntityDocument } from '../../model/model-document.ts';
import { askedFields, type GateChange, type GateQuestion } from './gate-question.ts';
import styles from './gate.module.css';

interface ElsewhereProps {
  readonly question: GateQuestion;
  readonly entity: EntityDocument;
  readonly change: GateChange;
}

/** What is wrong and cannot be mended by what the dialog asks for. */
export function Elsewhere({ question, entity, change }: ElsewhereProps) {
  const { issues, reasons, ask, checklist } = question;
  const isAsked = ({ path, code }: (typeof issues)[number]) =>
    ask.includes(path) ||
    askedFields([{ path, code, message: '' }], entity, change).length > 0 ||
    reasons.includes(code) ||
    (reasons.includes(path) && path in change) ||
    (code === 'stageChecklist' && checklist !== undefined);
  const asked = new Set(issues.filter(isAsked).map(({ message }) => message));
  const words = new Set(issues.map(({ message }) => message).filter((message) => !asked.has(message)));
  if (words.size === 0) return null;
  return (
    <ul role="alert" className={styles.elsewhere}>
      {[...words].map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
