import { EyeOff } from 'lucide-react';
import { Link } from 'react-router';
import type { FoundDuplicate } from '../../api/duplicates.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { recordPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { isEmpty } from '../same-value.ts';
import styles from './duplicates.module.css';

const texts = defineTexts({
  hidden: { 'zh-CN': '一条您无权查看的记录', en: 'A record you may not see' },
});

interface DuplicateListProps {
  readonly entity: EntityDocument;
  readonly found: readonly FoundDuplicate[];
}

/** Records that look the same: each by its name, with the values that may be shown of it. */
export function DuplicateList({ entity, found }: DuplicateListProps) {
  return (
    <ul className={styles.list}>
      {found.map((one, at) => (
        <Duplicate key={one.id ?? at} entity={entity} found={one} />
      ))}
    </ul>
  );
}

function Duplicate({ entity, found }: { readonly entity: EntityDocument; readonly found: FoundDuplicate }) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { id, values } = found;
  const title = titleOf(values[entity.title]);
  const shown = Object.entries(values).filter(([name, value]) => name !== entity.title && !isEmpty(value));
  return (
    <li>
      <b>
        {id === undefined && <EyeOff size={14} strokeWidth={1.6} aria-hidden="true" />}
        {id === undefined ? (
          title || t('hidden')
        ) : (
          <Link to={recordPath(entity.key, id)} target="_blank">
            {title || label(entity.label)}
          </Link>
        )}
      </b>
      <span className={styles.values}>
        {shown.flatMap(([name, value]) => {
          const field = entity.fields[name];
          if (!field) return [];
          return [
            <span key={name}>
              <small>{label(field.label)}</small>{' '}
              <FieldValue value={value} field={field} context={context} linked={false} />
            </span>,
          ];
        })}
      </span>
    </li>
  );
}

function titleOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title ?? '');
  return isEmpty(value) ? '' : String(value);
}
