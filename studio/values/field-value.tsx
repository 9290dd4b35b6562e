import { Link } from 'react-router';
import type { ReferenceValue } from '../api/records.ts';
import { recordPath } from '../model/paths.ts';
import { useLabel } from '../language/language.tsx';
import type { FieldDocument } from '../model/model-document.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Tag, toneOf } from '../ui/tag.tsx';
import { formatValue, type ValueContext } from './format-value.ts';
import styles from './field-value.module.css';

interface FieldValueProps {
  readonly value: unknown;
  readonly field: FieldDocument;
  readonly context: ValueContext;
  /** References become links; off inside rows that are links themselves. */
  readonly linked?: boolean;
}

/** A value as people read it: tags for options, a face for users, a link for references, "—" for nothing. */
export function FieldValue({ value, field, context, linked = true }: FieldValueProps) {
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return <span className={styles.nothing}>—</span>;
  switch (field.type) {
    case 'select':
      return <OptionTag option={String(value)} field={field} />;
    case 'multiSelect':
      return (
        <span className={styles.tags}>
          {(value as readonly string[]).map((key) => (
            <OptionTag key={key} option={key} field={field} />
          ))}
        </span>
      );
    case 'user':
      return <UserValue user={value as ReferenceValue} />;
    case 'reference':
    case 'department':
    case 'treeParent':
    case 'anyReference':
      return <ReferenceLink target={field.target} reference={value as ReferenceValue} linked={linked} />;
    case 'email':
      return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
    case 'phone':
      return <a href={`tel:${String(value)}`}>{String(value)}</a>;
    case 'url':
      return (
        <a href={String(value)} target="_blank" rel="noreferrer">
          {String(value).replace(/^https?:\/\//, '')}
        </a>
      );
    case 'colour':
      return (
        <span className={styles.colour}>
          <i aria-hidden="true" style={{ background: String(value) }} />
          {String(value)}
        </span>
      );
    default:
      return <>{formatValue(value, field, context)}</>;
  }
}

function OptionTag({ option, field }: { readonly option: string; readonly field: FieldDocument }) {
  const label = useLabel();
  const found = field.options?.[option];
  return <Tag tone={toneOf(found?.colour)}>{found ? label(found.label) : option}</Tag>;
}

function UserValue({ user }: { readonly user: ReferenceValue }) {
  return (
    <span className={styles.user}>
      <Avatar name={user.title ?? ''} />
      {user.title ?? '—'}
    </span>
  );
}

function ReferenceLink({
  target,
  reference,
  linked,
}: {
  readonly target: string | undefined;
  readonly reference: ReferenceValue;
  readonly linked: boolean;
}) {
  const entity = reference.entity ?? target;
  if (!linked || !entity || reference.title === null) return <>{reference.title ?? '—'}</>;
  return <Link to={recordPath(entity, reference.id)}>{reference.title}</Link>;
}
