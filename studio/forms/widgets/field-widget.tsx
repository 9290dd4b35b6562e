import { lazy, Suspense } from 'react';
import type { Widget, WidgetProps } from '../widget.ts';
import { BooleanWidget } from './boolean.tsx';
import { LongTextWidget } from './long-text.tsx';
import { NumberWidget } from './number.tsx';
import { ReferenceWidget } from './reference.tsx';
import { SelectWidget } from './select.tsx';
import { TextWidget } from './text.tsx';

const DateWidget: Widget = lazy(async () => ({ default: (await import('./date.tsx')).DateWidget }));
const ReadOnlyWidget: Widget = lazy(async () => ({
  default: (await import('./read-only.tsx')).ReadOnlyWidget,
}));

/** The widget of each field type. A type that is computed or numbered by the server is only shown. */
const WIDGETS: Readonly<Record<string, Widget>> = {
  text: TextWidget,
  email: TextWidget,
  phone: TextWidget,
  url: TextWidget,
  longText: LongTextWidget,
  integer: NumberWidget,
  decimal: NumberWidget,
  money: NumberWidget,
  percent: NumberWidget,
  boolean: BooleanWidget,
  date: DateWidget,
  dateTime: DateWidget,
  time: DateWidget,
  select: SelectWidget,
  multiSelect: SelectWidget,
  reference: ReferenceWidget,
  references: ReferenceWidget,
  user: ReferenceWidget,
  department: ReferenceWidget,
  treeParent: ReferenceWidget,
};

/** The input of a field, by its type. */
export function FieldWidget(props: WidgetProps) {
  const Chosen = WIDGETS[props.field.type] ?? ReadOnlyWidget;
  return (
    <Suspense>
      <Chosen {...props} />
    </Suspense>
  );
}
