import type { SerializedIncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { environmentOf } from '../../../platform/expression/environment.ts';
import { readDecimal } from '../../../platform/expression/evaluate/decimal.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import { ExpressionError } from '../../../platform/expression/expression-error.ts';
import type { ExpressionScope, ExpressionType } from '../../../platform/expression/expression-type.ts';
import type { Reason } from './reasons.ts';

/** One test of CEL's own conformance data, in the JSON form of its proto. */
export interface ConformanceCase {
  readonly suite: string;
  readonly section: string;
  readonly name: string;
  readonly test: SimpleTest;
}

interface SimpleTest {
  readonly expr: string;
  /** A namespace in which names are looked up. */
  readonly container?: string;
  readonly value?: CelValue;
  readonly evalError?: unknown;
  readonly typeEnv?: readonly { readonly name: string; readonly ident?: { readonly type: CelType } }[];
  readonly bindings?: Readonly<Record<string, { readonly value?: CelValue }>>;
  readonly typedResult?: { readonly result?: CelValue };
  readonly checkOnly?: boolean;
}

type CelValue = Readonly<Record<string, unknown>>;
type CelType = Readonly<Record<string, unknown>>;

export function casesOf(root: SerializedIncrementalTestSuite): ConformanceCase[] {
  return (root.suites ?? []).flatMap((suite) =>
    (suite.suites ?? []).flatMap((section) =>
      (section.tests ?? []).map(({ original }) => {
        const name = typeof original.name === 'string' ? original.name : original.expr;
        return { suite: suite.name, section: section.name, name, test: original as unknown as SimpleTest };
      }),
    ),
  );
}

/** Undefined where our answer is CEL's; otherwise why it is not, or the difference itself. */
export function differenceOf({
  test,
}: ConformanceCase): Reason | { readonly difference: string } | undefined {
  const wanted = test.value ?? test.typedResult?.result;
  const unknown = unknownKind(wanted) ?? unknownNames(test);
  if (unknown) return unknown;
  try {
    const found = valueOf(test);
    if (test.evalError) return found === null ? undefined : 'moreIsDefined';
    if (wanted === undefined) return 'typesOnly';
    if (isEqual(found, wanted)) return undefined;
    return byMeaning(test) ?? { difference: `${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}` };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return reasonOfRefusal(error, test);
  }
}

function valueOf({ expr, typeEnv = [], bindings = {} }: SimpleTest): unknown {
  const types = new Map(typeEnv.map(({ name, ident }) => [name, typeOf(ident!.type)!]));
  const scope: ExpressionScope = {
    variable: (name) => types.get(name),
    field: () => undefined,
    names: () => types.keys(),
  };
  const values = Object.entries(bindings).map(([name, { value }]) => [name, canonical(value!)]);
  const calendar = { now: new Date('2026-03-11T01:00:00Z'), timeZone: 'UTC' };
  return evaluate(
    checkExpression(staticText(expr), scope),
    environmentOf(Object.fromEntries(values), calendar),
  );
}

/** `dyn(x)` keeps CEL's checker from looking at a type; ours knows the types it mixes. */
function staticText(expr: string): string {
  return expr.replaceAll(/\bdyn\(/g, '(');
}

const PRIMITIVES: Readonly<Record<string, ExpressionType>> = {
  INT64: { kind: 'int' },
  DOUBLE: { kind: 'decimal' },
  STRING: { kind: 'string' },
  BOOL: { kind: 'bool' },
};

function typeOf(type: CelType): ExpressionType | undefined {
  if ('primitive' in type) return PRIMITIVES[String(type['primitive'])];
  const list = type['listType'] as { elemType: CelType } | undefined;
  const of = list && typeOf(list.elemType);
  return of && { kind: 'list', of };
}

function unknownNames({ typeEnv = [], bindings = {} }: SimpleTest): Reason | undefined {
  const isKnown = typeEnv.every(({ ident }) => ident && typeOf(ident.type));
  return isKnown && typeEnv.length >= Object.keys(bindings).length ? undefined : 'otherVariables';
}

function unknownKind(value: CelValue | undefined): Reason | undefined {
  if (!value) return undefined;
  if ('uint64Value' in value || 'bytesValue' in value) return 'uintAndBytes';
  if ('mapValue' in value) return 'maps';
  if ('objectValue' in value || 'enumValue' in value) return 'messages';
  if ('typeValue' in value) return 'typesAsValues';
  const items = (value['listValue'] as { values?: readonly CelValue[] } | undefined)?.values ?? [];
  return items.map((item) => unknownKind(item)).find((reason) => reason !== undefined);
}

function canonical(value: CelValue): unknown {
  const [[kind, content] = []] = Object.entries(value);
  if (kind === 'int64Value') return String(content);
  if (kind === 'doubleValue') return String(content);
  if (kind === 'listValue') return ((content as { values?: CelValue[] }).values ?? []).map(canonical);
  return content;
}

/** Ours are exact decimals, CEL's are binary: equal when the nearest binary number is the same. */
function isEqual(found: unknown, wanted: CelValue): boolean {
  const [[kind, content] = []] = Object.entries(wanted);
  if (kind === 'nullValue') return found === null;
  if (kind === 'int64Value') return readDecimal(found)?.eq(String(content)) ?? false;
  if (kind === 'doubleValue') return found !== null && Number(found) === Number(content);
  if (kind !== 'listValue') return found === content;
  const items = (content as { values?: CelValue[] }).values ?? [];
  return (
    Array.isArray(found) && found.length === items.length && found.every((one, i) => isEqual(one, items[i]!))
  );
}

/** Where our own meaning gives another answer. */
function byMeaning({ expr, container }: SimpleTest): Reason | undefined {
  if (/\d{19}\.0/.test(expr)) return 'binaryNumbers';
  if (/\[\]\)? [!=]= null/.test(expr)) return 'emptyLists';
  return container && /^\w+$/.test(expr) ? 'otherNames' : undefined;
}

const BY_CODE: Readonly<Record<string, Reason>> = {
  cannotCompare: 'typesMustFit',
  differentBranches: 'typesMustFit',
  onlyNull: 'typesMustFit',
  noOrder: 'typesMustFit',
  cannotCalculate: 'typesMustFit',
  cannotNegate: 'typesMustFit',
  needsBool: 'typesMustFit',
  needsList: 'typesMustFit',
  wrongArgument: 'typesMustFit',
  numberTooLarge: 'binaryNumbers',
  badText: 'nullCharacter',
  noMacros: 'listMakingMacros',
  relationUsage: 'listMakingMacros',
  variableName: 'otherFunctions',
  dividesByZero: 'literalZero',
};

const FAULTS: ReadonlySet<string> = new Set([
  ...Object.keys(BY_CODE).filter((code) => BY_CODE[code] === 'typesMustFit'),
  'dividesByZero',
  'wrongArgumentCount',
  'numberTooLarge',
]);

const BY_SIGN: Readonly<Record<string, Reason>> = {
  '{': 'messages',
  '?': 'optionals',
  '`': 'quotedNames',
  '.': 'otherNames',
};

function reasonOfSign({ text, position }: ExpressionError): ReturnType<typeof differenceOf> {
  if (/TestAllTypes\s*\{/.test(text)) return 'messages';
  if (/^\.\d/.test(text)) return 'pointFirst';
  return BY_SIGN[text[position.start] ?? ''] ?? { difference: `${text} at ${position.start}` };
}

/** What CEL finds only when it runs, such as a wrong type, is found here when the text is checked. */
function reasonOfRefusal(
  error: ExpressionError,
  { expr, evalError }: SimpleTest,
): ReturnType<typeof differenceOf> {
  const { code } = error.problem;
  if (evalError && FAULTS.has(code)) return undefined;
  if (code === 'unexpectedCharacter') return reasonOfSign(error);
  if (code === 'noFields' && evalError) return undefined;
  if (code === 'unknownFunction') return 'otherFunctions';
  if (code === 'unknownName' || code === 'unknownField')
    return /[A-Z]\w*\s*\{|google\.|TestAllTypes/.test(expr) ? 'messages' : 'otherNames';
  if (code === 'notSupported') return /\d[uU]\b|\bb'|\bb"/.test(expr) ? 'uintAndBytes' : 'mapsAndIndexes';
  if (code === 'wrongArgumentCount') return 'otherFunctions';
  return BY_CODE[code] ?? { difference: error.message };
}
