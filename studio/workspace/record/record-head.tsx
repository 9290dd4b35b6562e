import { Link } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { useLabel } from '../../language/language.tsx';
import { inOrder, type EntityDocument, type PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { listPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { fieldAt, valueAt } from '../list/list-columns.ts';
import { RecordActions } from './record-actions.tsx';
import styles from './record.module.css';

/** Where one is, the name of the record, its facts and what can be done with it. */
export function RecordHead({
  entity,
  page,
  record,
}: {
  readonly entity: EntityDocument;
  readonly page: PageDocument;
  readonly record: RecordData;
}) {
  const label = useLabel();
  const model = useModel();
  const context = useValueContext();
  const facts = inOrder(page.facts).flatMap(([key, fact]) => {
    const path = fact.path ?? key;
    const field = fieldAt(model, entity, path);
    return field ? [{ key, path, field, label: fact.label ?? field.label }] : [];
  });
  return (
    <header className={styles.head}>
      <p className={styles.crumb}>
        <Link to={listPath(entity.key)}>{label(entity.pluralLabel)}</Link>
      </p>
      <div className={styles.titleLine}>
        <h1>{String(valueAt(record, entity.title) ?? '') || '—'}</h1>
        <RecordActions entity={entity} page={page} record={record} />
      </div>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ key, path, field, label: heading }) => (
            <div key={key}>
              <dt>{label(heading)}</dt>
              <dd>
                <FieldValue value={valueAt(record, path)} field={field} context={context} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}
