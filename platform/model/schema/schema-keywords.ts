/**
 * Words of ours in the vocabulary's schemas, which no validator looks at:
 *
 * - `tsType` speaks to the generator of types;
 * - `x-update` says whose change holds when pack and organisation both changed something (`update-class.ts`);
 * - `x-names`: the text (or the key of a map) names something: a `field`, a `path` of fields, a `relation`
 *   (`loan.book`), an `entity`, `choices`, an `option`, a `stage`, a `classificationNode` or -`Attribute`, a `value` of a field,
 *   a `role`, `form`, `view` or `app`; or it is an `expression`, or a `scope`, which may also speak of scopes like `own`;
 * - `x-over`: of which entity the names inside are: that which this property beside it names, `key`, that which the
 *   key of the map leads to, or `field:on`, that which the field named by this property leads to. Unless said, the
 *   entity of the node;
 * - `x-into`: where values are written, and what the names marked `x-in` are of: a list read like `x-over`, one after
 *   the other; what is not there is passed over;
 * - `x-gives`: the field whose value the text is, or comes to as an expression: `key`, that which the key of the map
 *   names, `into`, the same where values are written, or that which this property beside it names;
 * - `x-gone`: what happens when what is named is retired: it `leaves`, with the entry where that cannot be without it,
 *   or it `takesEntry` along in any case. Unsaid: it has to be changed first;
 * - `x-label`: what people call a type of field that a plugin adds.
 */
export const SCHEMA_KEYWORDS: readonly string[] = [
  'tsType',
  'x-update',
  'x-names',
  'x-over',
  'x-into',
  'x-in',
  'x-gives',
  'x-gone',
  'x-label',
];
