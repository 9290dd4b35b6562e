import { CircleAlert, Minus, PencilLine, Plus, RotateCcw, X } from 'lucide-react';
import type { DraftPlan } from '../../api/drafts.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { takeBack } from '../draft/changes.ts';
import { useDraft } from '../draft/draft-provider.tsx';
import { changeSentence } from './change-words.ts';
import { EffectView } from './effect-view.tsx';
import { Questions, type Answers } from './questions.tsx';
import styles from './publish.module.css';

const texts = defineTexts({
  what: { 'zh-CN': '这次改了什么', en: 'What changes' },
  count: { 'zh-CN': '{n} 处 · 基于 v{base}', en: '{n} {n|change|changes} · based on v{base}' },
  problems: { 'zh-CN': '先要改好的', en: 'To be mended first' },
  stale: { 'zh-CN': '别人也改了', en: 'Somebody else changed these too' },
  staleBy: {
    'zh-CN': '{who} 在你之后改过。按你的改动重新来，就撤回这一处再改一次。',
    en: 'Changed by {who} after you began. Take yours back and change it again.',
  },
  takeBack: { 'zh-CN': '撤回', en: 'Take back' },
  somebody: { 'zh-CN': '别人', en: 'somebody else' },
});

const ICONS = { added: Plus, changed: PencilLine, removed: Minus, retired: X, restored: RotateCcw } as const;

interface PlanViewProps {
  readonly plan: DraftPlan;
  readonly answers: Answers;
  readonly onAnswer: (id: string, answer: Answers[string]) => void;
}

/** The plan of a draft: mistakes, what changes, and what it does to records and people. */
export function PlanView({ plan, answers, onAnswer }: PlanViewProps) {
  const t = useTexts(texts);
  return (
    <div className={styles.body}>
      {plan.problems.length > 0 && <Problems plan={plan} />}
      {plan.stale.length > 0 && <Stale plan={plan} />}
      <section>
        <h2>
          {t('what')} <small>{t('count', { n: plan.changes.length, base: plan.base })}</small>
        </h2>
        <ul className={styles.card}>
          {plan.changes.map((change) => (
            <ChangeLine key={`${change.target} ${change.path}`} change={change} />
          ))}
        </ul>
      </section>
      {plan.ddl && <EffectView plan={plan} />}
      <Questions questions={plan.questions ?? []} answers={answers} onAnswer={onAnswer} />
    </div>
  );
}

function ChangeLine({ change }: { readonly change: DraftPlan['changes'][number] }) {
  const { language } = useLanguage();
  const Icon = ICONS[change.what];
  return (
    <li>
      <Icon size={15} aria-hidden="true" />
      <div>{changeSentence(change, language)}</div>
      <TakeBack target={change.target} path={change.path} />
    </li>
  );
}

/** Only what the draft says at this very place can be taken back by itself. */
function TakeBack({ target, path }: { readonly target: string; readonly path: string }) {
  const t = useTexts(texts);
  const { changes, change } = useDraft();
  const own = changes[target];
  const said = path === '' ? own?.create : (own?.set?.[path] ?? own?.retire?.[path] ?? own?.restore?.[path]);
  if (said === undefined) return null;
  return (
    <Button look="quiet" onClick={() => change((all) => takeBack(all, target, path))}>
      {t('takeBack')}
    </Button>
  );
}

function Problems({ plan }: { readonly plan: DraftPlan }) {
  const t = useTexts(texts);
  return (
    <section>
      <h2>{t('problems')}</h2>
      <ul className={styles.card} role="alert">
        {plan.problems.map(({ target, path, message }) => (
          <li key={`${target} ${path} ${message}`}>
            <CircleAlert size={15} className={styles.bad!} aria-hidden="true" />
            <div>
              {message}
              <small>{[target, path].filter(Boolean).join(' · ')}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stale({ plan }: { readonly plan: DraftPlan }) {
  const t = useTexts(texts);
  return (
    <section>
      <h2>{t('stale')}</h2>
      <ul className={styles.card} role="alert">
        {plan.stale.map(({ target, path, by }) => (
          <li key={`${target} ${path}`}>
            <CircleAlert size={15} className={styles.warn!} aria-hidden="true" />
            <div>
              {[target, path].filter(Boolean).join(' · ')}
              <small>{t('staleBy', { who: by?.source ?? t('somebody') })}</small>
            </div>
            <TakeBack target={target} path={path} />
          </li>
        ))}
      </ul>
    </section>
  );
}
