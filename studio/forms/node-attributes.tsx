import { useLabel } from '../language/language.tsx';
import type { AttributeDocument } from '../model/attribute-document.ts';
import type { FieldDocument } from '../model/model-document.ts';
import { formatValue } from '../values/format-value.ts';
import { useValueContext } from '../values/value-context.ts';
import styles from './form.module.css';

/** What the node a classification field holds says of the record: its attributes, those of nodes above included. */
export function NodeAttributes({ field, value }: { readonly field: FieldDocument; readonly value: unknown }) {
  const label = useLabel();
  const context = useValueContext();
  if (typeof value !== 'string' || !field.attributes) return null;
  const said = Object.entries(field.attributes).flatMap(([name, attribute]) => {
    const own = attribute.values[value];
    return own === undefined
      ? []
      : [{ name, attribute, text: formatValue(own, asField(name, attribute), context) }];
  });
  if (said.length === 0) return null;
  return (
    <dl className={styles.attributes}>
      {said.map(({ name, attribute, text }) => (
        <div key={name} title={attribute.help && label(attribute.help)}>
          <dt>{label(attribute.label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** As much of a field as formatting its value takes. */
function asField(name: string, { type, label }: AttributeDocument): FieldDocument {
  return { name, type, label, parameters: {} } as unknown as FieldDocument;
}
