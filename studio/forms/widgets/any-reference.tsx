import { Select } from 'antd';
import { useState } from 'react';
import type { ReferenceValue } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { ReferencePicker } from '../picker/reference-picker.tsx';
import { inputProps, type WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({ kind: { 'zh-CN': '哪一类', en: 'Kind' } });

/** A record of one of several entities: first which kind, then which one. */
export function AnyReferenceWidget(props: WidgetProps) {
  const { id, field, value, onChange, readOnly } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const { entities } = useModel();
  const targets = Object.keys((field.parameters['to'] ?? {}) as Record<string, object>).flatMap(
    (key) => entities[key] ?? [],
  );
  const chosen = value as ReferenceValue | null;
  const [kind, setKind] = useState(chosen?.entity ?? targets[0]?.key);
  const target = entities[chosen?.entity ?? kind ?? ''];
  return (
    <div className={styles.pair}>
      <Select
        {...inputProps(props)}
        id={`${id}-kind`}
        aria-label={t('kind')}
        value={target?.key}
        options={targets.map((one) => ({ value: one.key, label: label(one.label) }))}
        onChange={(next: string) => {
          setKind(next);
          onChange(null);
        }}
        disabled={readOnly}
      />
      {target && (
        <ReferencePicker
          key={target.key}
          {...props}
          target={target}
          chosen={chosen ? [chosen] : []}
          several={false}
          onChoose={([one]) => onChange(one ? { ...one, entity: target.key } : null)}
        />
      )}
    </div>
  );
}
