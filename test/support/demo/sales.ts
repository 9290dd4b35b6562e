import type { Day, DemoFile, Values } from './demo-values.ts';

/** An order as what comes after it sees it: who bought which product when. */
export interface Sale {
  readonly order: Values;
  readonly customer: Values;
  readonly contact: Values | undefined;
  readonly product: Values;
  readonly day: Day;
}

/** The orders that were not voided, oldest first as their file has them. */
export function salesOf({ records }: DemoFile): Sale[] {
  return Object.entries(records).flatMap(([key, values]) => {
    const lines = Object.values(values['lines'] as Values) as Values[];
    return values['status'] === 'void'
      ? []
      : [
          {
            order: { $ref: `salesOrder:${key}` },
            customer: values['customer'] as Values,
            contact: values['contact'] as Values | undefined,
            product: lines[0]!['product'] as Values,
            day: (values['date'] as { $today: Day }).$today,
          },
        ];
  });
}
