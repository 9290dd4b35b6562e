import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  TemplatesType,
} from '@rjsf/utils';
import { Plus, Trash2 } from 'lucide-react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './plugins.module.css';

const texts = defineTexts({
  add: { 'zh-CN': '添加', en: 'Add' },
  addTo: { 'zh-CN': '添加到「{list}」', en: 'Add to “{list}”' },
  remove: { 'zh-CN': '移除第 {n} 项', en: 'Remove item {n}' },
  none: { 'zh-CN': '还没有', en: 'None yet' },
});

/** Label, input, help and what is wrong; lists and groups bring their own head. */
function SettingField(props: FieldTemplateProps) {
  const { id, label, required, children, rawDescription, rawErrors = [], schema } = props;
  if (schema.type === 'object') return children;
  const isList = schema.type === 'array' && !('enum' in ((schema.items as object | undefined) ?? {}));
  return (
    <div className={isList ? styles.wide : styles.field}>
      {!isList && (
        <label htmlFor={id} data-required={required || undefined}>
          {label}
        </label>
      )}
      {children}
      <div id={`${id}-about`}>
        {rawDescription && <small>{rawDescription}</small>}
        {rawErrors.map((error) => (
          <small key={error} role="alert" className={styles.wrong}>
            {error}
          </small>
        ))}
      </div>
    </div>
  );
}

function Settings({ properties }: ObjectFieldTemplateProps) {
  return (
    <div className={styles.settings}>
      {properties.map(({ name, content }) => (
        <div key={name} className={styles.setting}>
          {content}
        </div>
      ))}
    </div>
  );
}

function SettingList({ title, items, canAdd, onAddClick }: ArrayFieldTemplateProps) {
  const t = useTexts(texts);
  return (
    <fieldset className={styles.list}>
      <legend>{title}</legend>
      {items.length === 0 && <p className={styles.hint}>{t('none')}</p>}
      {items}
      {canAdd && (
        <Button
          icon={<Plus size={14} aria-hidden="true" />}
          aria-label={t('addTo', { list: title })}
          onClick={onAddClick}
        >
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
}

function SettingItem({ children, index, buttonsProps }: ArrayFieldItemTemplateProps) {
  const t = useTexts(texts);
  return (
    <div className={styles.item}>
      {children}
      <Button
        look="quiet"
        icon={<Trash2 size={14} aria-hidden="true" />}
        aria-label={t('remove', { n: index + 1 })}
        onClick={buttonsProps.onRemoveItem}
      />
    </div>
  );
}

export const SETTING_TEMPLATES: Partial<TemplatesType> = {
  FieldTemplate: SettingField,
  ObjectFieldTemplate: Settings,
  ArrayFieldTemplate: SettingList,
  ArrayFieldItemTemplate: SettingItem,
};
