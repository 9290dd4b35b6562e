import { Check } from 'lucide-react';
import { useId } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { dayText } from '../home/day-text.ts';
import { useValueContext } from '../../values/value-context.ts';
import type { LogWriter } from './log-changes.ts';
import type { LogPick, LogQuestion } from './log-form.ts';
import styles from './quick.module.css';

const texts = defineTexts({
  saves: { 'zh-CN': '点一下就保存', en: 'One tap saves' },
});

interface PickQuestionProps {
  readonly question: LogQuestion;
  readonly number: number;
  readonly picked: string | undefined;
  readonly isLast: boolean;
  readonly writer: LogWriter;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onPick: (pick: LogPick) => void;
}

/** A question answered by one tap. */
export function PickQuestion(props: PickQuestionProps) {
  const { question, number, picked, isLast, writer, values, onPick } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const id = useId();
  const { field, picks } = question;
  return (
    <section className={styles.question} aria-labelledby={id}>
      <h3 id={id}>
        <i aria-hidden="true" data-done={picked !== undefined || undefined}>
          {picked === undefined ? number : <Check size={14} />}
        </i>
        {label(field.label)}
        {isLast && <small>{t('saves')}</small>}
      </h3>
      <div className={styles.picks}>
        {picks.map((pick) => (
          <button
            key={pick.key}
            type="button"
            aria-pressed={pick.key === picked}
            className={styles.pick}
            onClick={() => onPick(pick)}
          >
            {label(pick.label)}
            <PickDay pick={pick} writer={writer} values={values} />
          </button>
        ))}
      </div>
    </section>
  );
}

/** The day a pick sets, as people say it. */
function PickDay({
  pick,
  writer,
  values,
}: {
  readonly pick: LogPick;
  readonly writer: LogWriter;
  readonly values: Readonly<Record<string, unknown>>;
}) {
  const context = useValueContext();
  const days = Object.entries(pick.set)
    .map(([name, value]) => writer.setValue(name, value, values))
    .filter((value): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value));
  const [day] = days;
  return day ? <small>{dayText(day, context).text}</small> : null;
}
