import type { Product } from './catalogue.ts';
import type { Values } from './demo-values.ts';
import { money, ref } from './demo-values.ts';

/** A product in a deal, a quote or an order. */
export interface Line {
  readonly product: Product;
  readonly quantity: number;
  /** Percent off the list price. */
  readonly discount: number;
}

function net({ product, quantity, discount }: Line): number {
  return Math.round(product.price * quantity * (100 - discount)) / 100;
}

/** Before tax. */
export function netTotal(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + net(line), 0);
}

/** With tax, rounded once for the document. */
export function grossTotal(lines: readonly Line[]): number {
  const total = lines.reduce((sum, line) => sum + net(line) * (100 + line.product.taxRate), 0);
  return Math.round(total) / 100;
}

export function lineValues({ product, quantity, discount }: Line): Values {
  return {
    product: ref('product', product.key),
    quantity: String(quantity),
    listPrice: money(product.price),
    price: money(product.price),
    ...(discount > 0 && { discount: String(discount) }),
    taxRate: String(product.taxRate),
  };
}

export function linesByKey(lines: readonly Line[]): Values {
  return Object.fromEntries(lines.map((line, index) => [`l${index + 1}`, lineValues(line)]));
}
