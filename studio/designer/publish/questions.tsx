import { Input, Select } from 'antd';
import type { DraftPlan } from '../../api/drafts.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import styles from './publish.module.css';

type Question = NonNullable<DraftPlan['questions']>[number];
type Answer = Question['choices'][number]['answer'];
export type Answers = Readonly<Record<string, Answer>>;

const texts = defineTexts({
  title: { 'zh-CN': '要您决定的', en: 'For you to decide' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  value: { 'zh-CN': '填什么', en: 'The value' },
});

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly onAnswer: (id: string, answer: Answer) => void;
}

/** What the plan cannot decide by itself: each with the ways there are. */
export function Questions({ questions, answers, onAnswer }: QuestionsProps) {
  const t = useTexts(texts);
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>{t('title')}</h2>
      {questions.map((question) => (
        <QuestionCard
          key={question.id}
          question={question}
          answer={answers[question.id] ?? question.default}
          onAnswer={(answer) => onAnswer(question.id, answer)}
        />
      ))}
    </section>
  );
}

interface QuestionCardProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

function QuestionCard({ question, answer, onAnswer }: QuestionCardProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const chosen = question.choices.findIndex((choice) => isOf(choice.answer, answer));
  const value = answer?.value;
  return (
    <div className={styles.question}>
      <header>{label(question.label)}</header>
      <div>
        <p>{question.message}</p>
        <Select
          aria-label={label(question.label)}
          placeholder={t('choose')}
          value={chosen === -1 ? undefined : chosen}
          options={question.choices.map((choice, index) => ({ value: index, label: label(choice.label) }))}
          onChange={(index: number) => onAnswer(question.choices[index]!.answer)}
        />
        {value !== undefined && (
          <Input
            aria-label={t('value')}
            placeholder={t('value')}
            value={typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)}
            onChange={({ target }) => onAnswer({ value: target.value })}
          />
        )}
      </div>
    </div>
  );
}

/** An answer with a typed value is of the choice that asks for one. */
function isOf(choice: Answer, answer: Answer | undefined): boolean {
  if (!answer) return false;
  if (choice.value !== undefined && answer.value !== undefined) return true;
  return JSON.stringify(choice) === JSON.stringify(answer);
}

/** Whether everything is decided that has no answer of its own. */
export function isAnswered(questions: readonly Question[], answers: Answers): boolean {
  return questions.every(({ id, default: standing }) => answers[id] !== undefined || standing !== undefined);
}
