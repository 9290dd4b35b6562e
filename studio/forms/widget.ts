import type { ComponentType, KeyboardEvent } from 'react';
import type { FieldDocument } from '../model/model-document.ts';

/** What every widget of a field type gets; a widget draws one input and knows nothing of the form around it. */
export interface WidgetProps {
  readonly id: string;
  readonly field: FieldDocument;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids of help and error texts. */
  readonly describedBy: string | undefined;
  /** Takes the keyboard as soon as it is there. */
  readonly autoFocus?: boolean;
  /** Shows its choices at once. */
  readonly autoOpen?: boolean;
  /** What it is called where no label stands beside it, as in a cell. */
  readonly label?: string;
}

export type Widget = ComponentType<WidgetProps>;

/** Delete empties a chosen value, as the cross beside it does. */
export function emptiesOn({
  value,
  required,
  onChange,
}: Pick<WidgetProps, 'value' | 'required' | 'onChange'>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const typed = event.target instanceof HTMLInputElement ? event.target.value : '';
    if (event.key !== 'Delete' || typed !== '' || required || value === null) return;
    event.preventDefault();
    onChange(null);
  };
}

/** The properties an input of Ant Design shares with all others. */
export function inputProps({ id, onBlur, required, invalid, describedBy, label }: WidgetProps) {
  return {
    id,
    onBlur,
    status: invalid ? ('error' as const) : ('' as const),
    'aria-required': required,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
}
