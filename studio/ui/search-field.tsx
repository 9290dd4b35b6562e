import { Search } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './search-field.module.css';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'size' | 'children'> {
  /** Says what is searched: read aloud, and shown while nothing is typed. */
  readonly label: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** Stands behind the words, such as the key that leads here. */
  readonly children?: ReactNode;
}

/**
 * One line to search in, with its magnifying glass. `className` gives it its place: width and margins.
 *
 * @example <SearchField label={t('find')} value={typed} onType={setTyped} autoFocus />
 */
export function SearchField({ label, value, onType, className, children, ...input }: SearchFieldProps) {
  return (
    <label className={className ? `${styles.field} ${className}` : styles.field}>
      <Search size={16} strokeWidth={1.5} aria-hidden="true" />
      <input
        {...input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={({ target }) => onType(target.value)}
      />
      {children}
    </label>
  );
}
