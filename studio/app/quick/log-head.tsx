import type { EntityDocument } from '../../model/model-document.ts';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { NamedIcon } from '../../ui/icon.tsx';
import styles from './quick.module.css';

interface LogHeadProps {
  readonly entity: EntityDocument;
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields that are asked for below. */
  readonly hidden: readonly string[];
}

const SHOWN = new Set(['reference', 'anyReference', 'dateTime', 'date', 'text', 'select', 'stage']);
const FACTS = 4;

/** What is known already, so that nobody types it: the record's title and its first facts. */
export function LogHead({ entity, values, hidden }: LogHeadProps) {
  const context = useValueContext();
  const title = values[entity.title];
  const facts = Object.values(entity.fields)
    .filter(({ name, type, system }) => !system && SHOWN.has(type) && !hidden.includes(name))
    .filter(({ name }) => name !== entity.title && name !== 'owner' && name !== 'department')
    .map((field) => formatValue(values[field.name], field, context))
    .filter(Boolean)
    .slice(0, FACTS);
  if (!title && facts.length === 0) return null;
  return (
    <div className={styles.head}>
      <NamedIcon name={entity.icon} size={18} />
      <div>
        <p>{String(title ?? facts[0] ?? '')}</p>
        <small>{(title ? facts : facts.slice(1)).join(' · ')}</small>
      </div>
    </div>
  );
}
