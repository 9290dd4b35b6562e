/** Why tests of CEL's conformance data are left out: what the language of the platform does not have, or means otherwise. */
export const REASONS = {
  uintAndBytes: 'Unsigned ints and bytes: no field holds one.',
  maps: 'Maps as values: no field holds one.',
  mapsAndIndexes: 'Maps, indexes in brackets and dots after a result: SQL has no such values.',
  messages: 'Protocol buffer messages, their fields and enums: records take their place.',
  typesAsValues: 'Types as values (type(x), dyn): types are checked before anything runs.',
  typesOnly: 'Tests of inferred CEL types alone: ours are other types.',
  otherVariables: 'Variables of types no field has, and functions declared by the test.',
  otherNames: 'Names and namespaces declared by protocol buffers; names here are fields.',
  otherFunctions: 'Functions outside the catalogue: CEL extensions, conversions, timestamps and durations.',
  typesMustFit:
    'Comparing or mixing types that never fit is refused instead of being false or failing when it runs.',
  moreIsDefined:
    'What CEL cannot compute has a value: `%` of decimals, ints at the edge of what a double can tell apart.',
  literalZero:
    'A 0 written out under `/` is refused when the text is checked, even where it is never reached.',
  binaryNumbers: 'Numbers are exact decimals: no infinity, NaN, 1e300 or loss of digits.',
  nullCharacter: 'Text with the null character: PostgreSQL cannot store it.',
  listMakingMacros:
    'Macros that make lists or maps (map, filter, exists_one, transformList): no filter needs one.',
  optionals: 'Optional values: null says it.',
  pointFirst: 'Numbers that begin with the point (`.99`): the parser of cel-js does not read them.',
  emptyLists: 'A list without items is null, for it is stored so.',
  quotedNames: 'Names in backquotes: names of fields need none.',
} as const;

export type Reason = keyof typeof REASONS;
