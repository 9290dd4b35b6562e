import { lazy, Suspense, useEffect, useRef, type ComponentType, type RefObject } from 'react';
import type { Widget, WidgetProps } from '../widget.ts';
import { BooleanWidget } from './boolean.tsx';
import { ClassificationWidget } from './classification.tsx';
import { LongTextWidget } from './long-text.tsx';
import { NumberWidget } from './number.tsx';
import { ReferenceWidget } from './reference.tsx';
import { SelectWidget } from './select.tsx';
import { TextWidget } from './text.tsx';

function later<M>(load: () => Promise<M>, pick: (module: M) => Widget): ComponentType<WidgetProps> {
  return lazy(async () => ({ default: pick(await load()) }));
}

const loadDate = () => import('./date/date-widget.tsx');
const DateWidget = later(loadDate, (module) => module.DateWidget);
const RichTextWidget = later(
  () => import('./rich-text.tsx'),
  (module) => module.RichTextWidget,
);
const FileWidget = later(
  () => import('./file.tsx'),
  (module) => module.FileWidget,
);
const AddressWidget = later(
  () => import('./address.tsx'),
  (module) => module.AddressWidget,
);
const ColourWidget = later(
  () => import('./colour.tsx'),
  (module) => module.ColourWidget,
);
const RatingWidget = later(
  () => import('./rating.tsx'),
  (module) => module.RatingWidget,
);
const DurationWidget = later(
  () => import('./duration.tsx'),
  (module) => module.DurationWidget,
);
const JsonWidget = later(
  () => import('./json.tsx'),
  (module) => module.JsonWidget,
);
const AnyReferenceWidget = later(
  () => import('./any-reference.tsx'),
  (module) => module.AnyReferenceWidget,
);
const LineGrid = later(
  () => import('../lines/line-grid.tsx'),
  (module) => module.LineGrid,
);
const ReadOnlyWidget = later(
  () => import('./read-only.tsx'),
  (module) => module.ReadOnlyWidget,
);

/** The widget of each field type. A type that the server computes or numbers is only shown. */
const WIDGETS: Readonly<Record<string, Widget>> = {
  text: TextWidget,
  email: TextWidget,
  phone: TextWidget,
  url: TextWidget,
  longText: LongTextWidget,
  richText: RichTextWidget,
  integer: NumberWidget,
  decimal: NumberWidget,
  money: NumberWidget,
  percent: NumberWidget,
  duration: DurationWidget,
  rating: RatingWidget,
  boolean: BooleanWidget,
  date: DateWidget,
  dateTime: DateWidget,
  time: DateWidget,
  select: SelectWidget,
  classification: ClassificationWidget,
  process: SelectWidget,
  stage: SelectWidget,
  multiSelect: SelectWidget,
  reference: ReferenceWidget,
  references: ReferenceWidget,
  user: ReferenceWidget,
  department: ReferenceWidget,
  treeParent: ReferenceWidget,
  anyReference: AnyReferenceWidget,
  address: AddressWidget,
  colour: ColourWidget,
  file: FileWidget,
  image: FileWidget,
  json: JsonWidget,
  children: LineGrid,
};

/** Fetches what most forms need as soon as the browser has time, so that a field opens at once. */
export function prefetchWidgets(): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1000));
  idle(() => void loadDate());
}

/** The input of a field, by its type. */
export function FieldWidget(props: WidgetProps) {
  const Chosen = WIDGETS[props.field.type] ?? ReadOnlyWidget;
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} style={PLACE}>
      <Suspense>
        <Chosen {...props} />
        {props.autoFocus && <TakeFocus place={place} />}
      </Suspense>
    </div>
  );
}

const PLACE = { minWidth: 0, width: '100%' } as const;

/** Stands beside a widget inside its Suspense, so that it runs when the widget has arrived. */
function TakeFocus({ place }: { readonly place: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    const input = place.current?.querySelector<HTMLElement>(
      'input, textarea, select, [contenteditable="true"], button',
    );
    input?.focus();
    if (input instanceof HTMLInputElement && /^(text|tel|email|url|search)?$/.test(input.type))
      input.select();
  }, [place]);
  return null;
}
