import { fieldTypes } from '../../../platform/fields/field-types.ts';
import type { LocalText } from '../../../platform/kernel/text.ts';
import type { Vocabulary } from './schema.ts';

/** What people call each type of field, those of plugins included, by the word metadata uses. */
export function fieldTypeLabels(vocabulary: Vocabulary): ReadonlyMap<string, LocalText> {
  const shapes = vocabulary['field.schema.json']?.oneOf ?? [];
  const words = shapes.flatMap(({ properties }) => String(properties?.['type']?.const ?? ''));
  return new Map(
    words.flatMap((word, at) => {
      const label = fieldTypes.get(word)?.label ?? shapes[at]!['x-label'];
      return label ? [[word, label] as const] : [];
    }),
  );
}
