/**
 * A key made of an English name, with the prefix of the organisation where it goes into somebody else's node.
 *
 * @example keyFor('Budget source', 'x'); // 'x_budgetSource'
 */
export function keyFor(english: string, prefix: string): string {
  const [first = '', ...more] = english.match(/[A-Za-z0-9]+/g) ?? [];
  if (first === '') return '';
  const name = [
    first.toLowerCase(),
    ...more.map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()),
  ]
    .join('')
    .replace(/^\d+/, '');
  if (name === '') return '';
  return prefix ? `${prefix}_${name}` : name;
}
