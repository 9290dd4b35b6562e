import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useLabel } from '../language/language.tsx';
import type { PlacedSection } from './form-schema.ts';
import styles from './form.module.css';

/** The object template: sections under their headings, fields on a grid of the section's columns. */
export function SectionTemplate({ properties, uiSchema }: ObjectFieldTemplateProps) {
  const label = useLabel();
  const sections = (uiSchema?.['ui:options']?.['sections'] ?? []) as readonly PlacedSection[];
  const drawn = new Map(properties.map((property) => [property.name, property.content]));
  return (
    <>
      {sections.map(({ key, section, fields }) => (
        <section key={key} className={styles.section} aria-labelledby={`section-${key}`}>
          <h3 id={`section-${key}`}>{label(section.label)}</h3>
          <div className={styles.grid} style={{ '--columns': section.columns ?? 2 } as React.CSSProperties}>
            {fields.map(({ name, span }) => (
              <div
                key={name}
                className={styles.place}
                style={{ '--span': Math.min(span, section.columns ?? 2) } as React.CSSProperties}
              >
                {drawn.get(name)}
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
