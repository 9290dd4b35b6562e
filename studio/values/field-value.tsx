import { Star } from 'lucide-react';
import { Link } from 'react-router';
import { fileUrl } from '../api/files.ts';
import type { ReferenceValue } from '../api/records.ts';
import { recordPath } from '../model/paths.ts';
import { useLabel } from '../language/language.tsx';
import type { FieldDocument } from '../model/model-document.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Tag, toneOf } from '../ui/tag.tsx';
import { currencySymbol } from './currency.ts';
import { formatValue, localMoment, type ValueContext } from './format-value.ts';
import { RichText } from './rich-text.tsx';
import styles from './field-value.module.css';

interface FieldValueProps {
  readonly value: unknown;
  readonly field: FieldDocument;
  readonly context: ValueContext;
  /** References become links; off inside rows that are links themselves. */
  readonly linked?: boolean;
  /** Code of the currency of an amount, where it should stand before it. */
  readonly currency?: string | undefined;
  /** All of it: lines of long texts, formatting, pictures. A cell of a list shows one line. */
  readonly whole?: boolean;
}

/** A value as people read it: tags for options, a face for users, a link for references, "—" for nothing. */
export function FieldValue(props: FieldValueProps) {
  const { value, field, context, linked = true, currency, whole = false } = props;
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return <span className={styles.nothing}>—</span>;
  switch (field.type) {
    case 'select':
    case 'classification':
    case 'process':
    case 'stage':
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
    case 'references':
      return (
        <ReferenceLinks
          target={field.target}
          references={value as readonly ReferenceValue[]}
          linked={linked}
        />
      );
    case 'email':
    case 'phone':
    case 'url':
      return linked ? <Address value={String(value)} type={field.type} /> : <>{String(value)}</>;
    case 'colour':
      return (
        <span className={styles.colour}>
          <i aria-hidden="true" style={{ background: String(value) }} />
          {String(value)}
        </span>
      );
    case 'date':
    case 'dateTime':
      return (
        <>{whole ? wholeMoment(String(value), field.type, context) : formatValue(value, field, context)}</>
      );
    case 'money':
      return (
        <span className={styles.amount}>
          {currency && `${currencySymbol(currency, context.language)} `}
          {formatValue(value, field, context)}
        </span>
      );
    case 'rating':
      return <Stars count={Number(value)} of={Number(field.parameters['max'] ?? 5)} />;
    case 'file':
    case 'image':
      return linked ? (
        <FileValue file={value as ReferenceValue} isImage={field.type === 'image' && whole} />
      ) : (
        <>{formatValue(value, field, context)}</>
      );
    case 'richText':
      return whole ? <RichText html={String(value)} /> : <>{formatValue(value, field, context)}</>;
    case 'longText':
      return <span className={whole ? styles.lines : undefined}>{String(value)}</span>;
    default:
      return <>{formatValue(value, field, context)}</>;
  }
}

/** With the year, which a list leaves out where it is the present one. */
function wholeMoment(value: string, type: string, { timeZone }: ValueContext): string {
  return type === 'date' ? value : localMoment(value, timeZone).slice(0, 16);
}

/** Something to write to, to call or to visit. */
function Address({ value, type }: { readonly value: string; readonly type: string }) {
  if (type === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  if (type === 'phone') return <a href={`tel:${value}`}>{value}</a>;
  return (
    <a href={value} target="_blank" rel="noreferrer">
      {value.replace(/^https?:\/\//, '')}
    </a>
  );
}

function OptionTag({ option, field }: { readonly option: string; readonly field: FieldDocument }) {
  const label = useLabel();
  const found = field.options?.[option];
  if (found && !found.colour) return <>{label(found.label)}</>;
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

interface ReferenceLinkProps {
  readonly target: string | undefined;
  readonly reference: ReferenceValue;
  readonly linked: boolean;
}

function ReferenceLink({ target, reference, linked }: ReferenceLinkProps) {
  const entity = reference.entity ?? target;
  if (!linked || !entity || reference.title === null) return <>{reference.title ?? '—'}</>;
  return <Link to={recordPath(entity, reference.id)}>{reference.title}</Link>;
}

function ReferenceLinks({
  target,
  references,
  linked,
}: Omit<ReferenceLinkProps, 'reference'> & { readonly references: readonly ReferenceValue[] }) {
  return (
    <span className={styles.tags}>
      {references.map((one) => (
        <Tag key={one.id} outlined>
          <ReferenceLink target={target} reference={one} linked={linked} />
        </Tag>
      ))}
    </span>
  );
}

function Stars({ count, of }: { readonly count: number; readonly of: number }) {
  return (
    <span className={styles.stars} role="img" aria-label={`${count} / ${of}`}>
      {Array.from({ length: count }, (_, at) => (
        <Star key={at} size={14} aria-hidden="true" />
      ))}
    </span>
  );
}

function FileValue({ file, isImage }: { readonly file: ReferenceValue; readonly isImage: boolean }) {
  return (
    <span className={styles.file}>
      {isImage && <img src={fileUrl(file.id)} alt="" />}
      <a href={fileUrl(file.id)}>{file.title ?? '—'}</a>
    </span>
  );
}
