import { useId, useState, type KeyboardEvent } from 'react';
import { checkExpression } from '../../../../platform/expression/check-expression.ts';
import { ExpressionError } from '../../../../platform/expression/expression-error.ts';
import { renderMessage } from '../../../../platform/kernel/text.ts';
import { modelScope } from '../../../forms/rules/model-scope.ts';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, ModelDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { Button } from '../../../ui/button.tsx';
import styles from './filter.module.css';

const texts = defineTexts({
  label: { 'zh-CN': '筛选表达式', en: 'Filter expression' },
  apply: { 'zh-CN': '应用', en: 'Apply' },
  hint: {
    'zh-CN': "例如 status == 'open' && owner == me.id。Ctrl Enter 应用。",
    en: "For example status == 'open' && owner == me.id. Ctrl Enter applies.",
  },
});

interface FilterTextEditorProps {
  readonly entity: EntityDocument;
  readonly filter: string;
  readonly onChange: (filter: string) => void;
}

/** The filter as its text, checked while it is typed by the same module the server checks it with. */
export function FilterTextEditor({ entity, filter, onChange }: FilterTextEditorProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const model = useModel();
  const id = useId();
  const [text, setText] = useState(filter);
  const error = text.trim() === '' ? undefined : problemOf(text, model, entity);
  const problem = error && renderMessage(error.toIssue('').message, language);
  const apply = () => !error && onChange(text.trim());

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (error) event.currentTarget.setSelectionRange(error.position.start, error.position.end);
    else apply();
  }

  return (
    <div className={styles.textEditor}>
      <textarea
        aria-label={t('label')}
        aria-invalid={error !== undefined}
        aria-describedby={id}
        spellCheck={false}
        rows={5}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error && (
        <pre aria-hidden="true" className={styles.mark}>
          {text.slice(0, error.position.start)}
          <mark>{text.slice(error.position.start, error.position.end) || ' '}</mark>
          {text.slice(error.position.end)}
        </pre>
      )}
      <p id={id} role={problem ? 'alert' : undefined} className={problem ? styles.problem : styles.hint}>
        {problem ?? t('hint')}
      </p>
      <Button disabled={Boolean(error) || text.trim() === filter} onClick={apply}>
        {t('apply')}
      </Button>
    </div>
  );
}

function problemOf(text: string, model: ModelDocument, entity: EntityDocument): ExpressionError | undefined {
  const scope = modelScope(model, entity);
  try {
    checkExpression(
      text,
      { ...scope, variable: (name) => (name === 'old' ? undefined : scope.variable(name)) },
      { expect: 'bool' },
    );
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
