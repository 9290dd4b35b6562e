import type { ComponentType } from 'react';
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
  readonly autoFocus?: boolean;
}

export type Widget = ComponentType<WidgetProps>;
