import { useId } from 'react';
import { FieldWidget } from '../../forms/widgets/field-widget.tsx';
import { useLabel } from '../../language/language.tsx';
import type { FieldDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import { X } from 'lucide-react';
import type { LogQuestion } from './log-form.ts';
import { RecordChooser, type ChosenRecord } from './record-chooser.tsx';
import styles from './quick.module.css';

interface TypedQuestionProps {
  readonly question: LogQuestion;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onType: (name: string, value: unknown) => void;
}

/** A question one types into; a record is chosen from the latest or found. */
export function TypedQuestion({ question: { field }, values, onType }: TypedQuestionProps) {
  const label = useLabel()(field.label);
  const id = useId();
  const value = values[field.name] ?? null;
  const set = (next: unknown) => onType(field.name, next);
  if (field.type === 'reference' || field.type === 'anyReference')
    return <ReferenceQuestion field={field} label={label} value={value} onChange={set} />;
  return (
    <div className={styles.typed}>
      <label htmlFor={id}>{label}</label>
      <FieldWidget
        id={id}
        field={field}
        value={value}
        onChange={set}
        onBlur={() => undefined}
        readOnly={false}
        required={false}
        invalid={false}
        describedBy={undefined}
        label={label}
      />
    </div>
  );
}

interface ReferenceQuestionProps {
  readonly field: FieldDocument;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function ReferenceQuestion({ field, label, value, onChange }: ReferenceQuestionProps) {
  const chosen = value as ChosenRecord | null;
  if (!chosen) return <RecordChooser label={label} targets={targetsOf(field)} onChoose={onChange} />;
  return (
    <div className={styles.head}>
      <div>
        <p>{chosen.title ?? '—'}</p>
        <small>{label}</small>
      </div>
      <Button
        look="quiet"
        icon={<X size={15} aria-hidden="true" />}
        aria-label={label}
        onClick={() => onChange(null)}
      />
    </div>
  );
}

/** Keys of the entities a reference may lead to. */
export function targetsOf({ target, parameters }: FieldDocument): readonly string[] {
  if (target) return [target];
  const to = parameters['to'];
  return typeof to === 'object' && to !== null ? Object.keys(to) : [];
}
