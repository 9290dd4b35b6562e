import { Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../../api/records.ts';
import { ownForm } from '../../../forms/form-schema.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../../language/language.tsx';
import type { EntityDocument, RelatedDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { newRecordPath } from '../../../model/paths.ts';
import { Button } from '../../../ui/button.tsx';
import { belongingTo } from '../page-parts.ts';
import { relatedLabel } from '../record-tabs.tsx';
import type { Relation } from './related-filter.ts';
import styles from './related-list.module.css';

const QuickCreate = lazy(async () => ({
  default: (await import('../../../forms/quick-create/quick-create-dialog.tsx')).QuickCreateDialog,
}));

const texts = defineTexts({
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
});

interface RelatedSectionProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly related: RelatedDocument;
  readonly relation: Relation;
  readonly children: ReactNode;
}

/** Related records under their name, with a short form for a new one. */
export function RelatedSection({ entity, record, related, relation, children }: RelatedSectionProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const model = useModel();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const known = useMemo(() => related.relation.split('.').slice(1), [related]);
  const { target, field } = relation;
  const name = label(relatedLabel(related, model));
  const values = belongingTo(field, entity, record);

  function create() {
    if (ownForm(model.forms, target, 'quickCreate')) setCreating(true);
    else void navigate(newRecordPath(target.key), { state: { values } });
  }

  return (
    <section className={styles.related} aria-label={name}>
      <header>
        <h3>{name}</h3>
        {target.allows.create && field.writable && (
          <Button look="quiet" icon={<Plus size={15} aria-hidden="true" />} onClick={create}>
            {t('create', { name: word(target.label) })}
          </Button>
        )}
      </header>
      {children}
      <Suspense>
        {creating && (
          <QuickCreate
            entity={target}
            values={values}
            known={known}
            onClose={() => setCreating(false)}
            onCreated={() => setCreating(false)}
          />
        )}
      </Suspense>
    </section>
  );
}
