import { PenLine } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../../language/language.tsx';
import { inOrder, type EntityDocument } from '../../../model/model-document.ts';
import { belongingTo } from '../page-parts.ts';
import { onLogKey } from './log-key.ts';
import type { ActivityRelation } from './activity-relations.ts';
import styles from './timeline.module.css';

const QuickCreate = lazy(async () => ({
  default: (await import('../../../forms/quick-create/quick-create-dialog.tsx')).QuickCreateDialog,
}));

const texts = defineTexts({
  write: { 'zh-CN': '记一笔{name}…', en: 'Log {name}…' },
});

const OFFERED = 4;

interface QuickLogProps {
  readonly relation: ActivityRelation;
  readonly entity: EntityDocument;
  readonly record: RecordData;
}

/** The way to write down what has just happened: one tap says what it was, the next ones what came of it. */
export function QuickLog({ relation, entity, record }: QuickLogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const [kind, setKind] = useState<string>();
  const { target, field, kind: kindField } = relation;
  useEffect(() => onLogKey(() => setKind('')), []);
  const kinds = inOrder(kindField?.options)
    .filter(([, { retired }]) => !retired)
    .slice(0, OFFERED);
  const values = {
    ...belongingTo(field, entity, record),
    ...(kind && kindField ? { [kindField.name]: kind } : {}),
  };
  const known = useMemo(() => [field.name], [field]);
  return (
    <div className={styles.compose}>
      <button type="button" className={styles.write} aria-keyshortcuts="L" onClick={() => setKind('')}>
        <PenLine size={14} strokeWidth={1.5} aria-hidden="true" />
        <span>{t('write', { name: word(target.label) })}</span>
      </button>
      {kinds.map(([key, option]) => (
        <button key={key} type="button" onClick={() => setKind(key)}>
          {label(option.label)}
        </button>
      ))}
      <Suspense>
        {kind !== undefined && (
          <QuickCreate
            entity={target}
            values={values}
            known={known}
            onClose={() => setKind(undefined)}
            onCreated={() => setKind(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}
