import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useCallback, useState, useSyncExternalStore, type CSSProperties, type ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../language/language.tsx';
import { inOrder } from '../model/model-document.ts';
import { isGrid } from './field-frame.tsx';
import { useForm, useFormValue } from './form-context.tsx';
import { useFormLayout } from './form-layout.tsx';
import type { PlacedSection } from './form-schema.ts';
import { useMedia } from '../ui/use-media.ts';
import { sectionState } from './rules/form-rules.ts';
import { isEmpty } from './same-value.ts';
import styles from './form.module.css';

const texts = defineTexts({
  hint: { 'zh-CN': '双击任意字段修改', en: 'Double-click a field to edit it' },
  fixed: { 'zh-CN': '你可以查看，没有修改的权限', en: 'You may read this, not change it' },
});

/** The object template: sections under their headings, fields on a grid of the section's columns, tabs where the form has them. */
export function SectionTemplate({ properties }: ObjectFieldTemplateProps) {
  const { sections, tabs } = useFormLayout();
  const drawn = new Map(properties.map((property) => [property.name, property.content]));
  const keys = inOrder(tabs).map(([key]) => key);
  const [chosen, choose] = useState<string>();
  const wrong = useWrongTab(sections);
  const current = wrong ?? chosen ?? keys[0];
  return (
    <>
      {sections
        .filter(({ section }) => !section.tab)
        .map((placed) => (
          <Section key={placed.key} placed={placed} drawn={drawn} isFirst={placed === sections[0]} />
        ))}
      {keys.length > 0 && <FormTabs current={current} onChoose={choose} />}
      {sections
        .filter(({ section }) => section.tab)
        .map((placed) => (
          <div key={placed.key} hidden={placed.section.tab !== current}>
            <Section placed={placed} drawn={drawn} isFirst={placed === sections[0]} />
          </div>
        ))}
    </>
  );
}

/** The tab of the first field with something wrong, so that a refused save never hides its reason. */
function useWrongTab(sections: readonly PlacedSection[]): string | undefined {
  const { store } = useForm();
  return useFormValue(store, (one) => {
    const wrong = new Set(one.issuePaths().map((path) => path.split('.')[0]));
    if (wrong.size === 0) return undefined;
    const found = sections.find(({ fields }) => fields.some(({ name }) => wrong.has(name)));
    return found?.section.tab;
  });
}

function FormTabs({
  current,
  onChoose,
}: {
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
}) {
  const label = useLabel();
  const { tabs } = useFormLayout();
  return (
    <div className={styles.tabs}>
      {inOrder(tabs).map(([key, tab]) => (
        <button key={key} type="button" aria-pressed={key === current} onClick={() => onChoose(key)}>
          {label(tab.label)}
        </button>
      ))}
    </div>
  );
}

interface SectionProps {
  readonly placed: PlacedSection;
  readonly drawn: ReadonlyMap<string, ReactNode>;
  readonly isFirst: boolean;
}

function Section({ placed, drawn, isFirst }: SectionProps) {
  const label = useLabel();
  const { key, section, fields } = placed;
  const { entity } = useForm();
  const isVisible = useSectionVisible(key);
  const isIdle = useIsIdle(placed);
  if (!isVisible || isIdle) return null;
  const columns = section.columns ?? 2;
  const heading = label(section.label);
  const isHeaded = heading !== '' && !isGrid(entity.fields[fields[0]!.name]);
  return (
    <section className={styles.section} aria-label={heading || undefined}>
      {isHeaded && (
        <h3>
          {heading}
          {isFirst && <EditHint />}
        </h3>
      )}
      <div className={styles.grid} style={{ '--columns': columns } as CSSProperties}>
        {fields.map(({ name, span }) => {
          const wide = isGrid(entity.fields[name]) ? columns : Math.min(span, columns);
          return (
            <div key={name} className={styles.place} style={{ '--span': wide } as CSSProperties}>
              {drawn.get(name)}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Whether a section of a new record neither takes nor tells anything yet: sums of what does not exist. */
function useIsIdle({ fields }: PlacedSection): boolean {
  const { store, entity, id } = useForm();
  return useFormValue(
    store,
    (one) =>
      id === undefined &&
      fields.every(
        ({ name }) => one.state(name).readOnly && isEmpty(one.value(name)) && !isGrid(entity.fields[name]),
      ),
  );
}

/** How to change a field, said once while all of them are read. */
function EditHint() {
  const t = useTexts(texts);
  const { open, entity } = useForm();
  const isTouch = useMedia('(pointer: coarse)');
  const subscribe = useCallback((listener: () => void) => open.subscribe(listener), [open]);
  const isReading = !useSyncExternalStore(subscribe, () => open.all);
  if (!isReading) return null;
  if (!entity.allows.update) return <small className={styles.hint}>{t('fixed')}</small>;
  return isTouch ? null : <small className={styles.hint}>{t('hint')}</small>;
}

function useSectionVisible(key: string): boolean {
  const { store } = useForm();
  const name = sectionState(key);
  const subscribe = useCallback((listener: () => void) => store.subscribe(name, listener), [store, name]);
  return useSyncExternalStore(subscribe, () => store.state(name).visible);
}
