import { useId, type ReactNode } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useNodeEditor } from '../node/node-editor.tsx';
import { valueAt } from '../draft/changes.ts';
import { propertiesAt, type Property } from '../vocabulary/properties.ts';
import { propertyName } from '../vocabulary/property-names.ts';
import { Entries } from './entries.tsx';
import { Pairs } from './pairs.tsx';
import { PropertyInput } from './property-input.tsx';
import styles from './property.module.css';

const texts = defineTexts({
  was: { 'zh-CN': '原值“{value}”', en: 'Was “{value}”' },
  wasNothing: { 'zh-CN': '原来没有', en: 'Was not there' },
  takeBack: { 'zh-CN': '恢复', en: 'Take back' },
});

interface PropertyRowsProps {
  /** What the properties belong to: [] is the node, ['fields', 'title'] one of its fields. */
  readonly path: readonly string[];
  /** Leaves out what is edited elsewhere. */
  readonly without?: (property: Property) => boolean;
}

/** The properties of a node, or of something inside it, as its schema declares them. */
export function PropertyRows({ path, without }: PropertyRowsProps) {
  const { vocabulary, kind, node } = useNodeEditor();
  return propertiesAt(vocabulary, kind, node, path)
    .filter((property) => !without?.(property))
    .map((property) => <PropertyRow key={property.name} path={path} property={property} />);
}

function PropertyRow({ path, property }: { readonly path: readonly string[]; readonly property: Property }) {
  const { language } = useLanguage();
  const { node, set, isChanged } = useNodeEditor();
  const id = useId();
  const at = [...path, property.name];
  const name = propertyName(property.name)[language];
  const value = valueAt(node, at);
  const isNested = NESTED.has(property.shape);
  const isFixed = property.name === 'type' && path.length > 0 && path[0] === 'fields';
  return (
    <div className={styles.row} data-changed={isChanged(at) || undefined}>
      <NameOf id={id} property={property} isNested={isNested} title={property.description}>
        {name}
      </NameOf>
      <div>
        {property.shape === 'entries' && <Entries path={at} name={name} body={rowsOf} />}
        {property.shape === 'pairs' && <Pairs path={at} property={property} name={name} />}
        {property.shape === 'group' && <PropertyRows path={at} />}
        {isFixed && <FixedType id={id} value={String(value)} />}
        {!isNested && !isFixed && (
          <PropertyInput
            id={id}
            property={property}
            name={name}
            value={value}
            onChange={(inside, to) => set(inside ? [...at, inside] : at, to)}
          />
        )}
        {!isNested && <Before path={at} />}
      </div>
    </div>
  );
}

const NESTED: ReadonlySet<string> = new Set(['entries', 'pairs', 'group']);

interface NameOfProps {
  readonly id: string;
  readonly property: Property;
  readonly isNested: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

function NameOf({ id, property, isNested, title, children }: NameOfProps) {
  const mark = property.required ? styles.required : '';
  if (isNested)
    return (
      <span className={`${styles.name} ${mark}`} title={title}>
        {children}
      </span>
    );
  return (
    <label htmlFor={id} className={mark} title={title}>
      {children}
    </label>
  );
}

function FixedType({ id, value }: { readonly id: string; readonly value: string }) {
  const { typeLabels } = useNodeEditor();
  return (
    <output id={id} className={styles.fixed}>
      {typeLabels.get(value) ?? value}
    </output>
  );
}

/** What a changed property was before the draft, and the way back. */
function Before({ path }: { readonly path: readonly string[] }) {
  const t = useTexts(texts);
  const { before, isChanged, takeBack } = useNodeEditor();
  const isInNew = path.length > 1 && valueAt(before, path.slice(0, -1)) === undefined;
  if (isInNew || !isChanged(path)) return null;
  const value = valueAt(before, path);
  return (
    <small className={styles.hint}>
      {value === undefined ? t('wasNothing') : t('was', { value: inWords(value) })}{' '}
      <button type="button" onClick={() => takeBack(path)}>
        {t('takeBack')}
      </button>
    </small>
  );
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .map((part) => (typeof part === 'object' ? '…' : String(part)))
    .join(' / ');
}

function rowsOf(path: readonly string[]): ReactNode {
  return <PropertyRows path={path} />;
}
