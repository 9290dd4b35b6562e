import type { DecimalProblem } from './decimal/decimal-problem.ts';
import type { JsonProblem } from './json/json-problem.ts';
import { renderMessage, type Locale, type Message, type MessageParameter } from '../kernel/text.ts';
import { valueMessages as say } from './messages.ts';

/** The parts of Ajv's error object that say what is wrong with a value. */
export interface SchemaError {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What an Ajv error about a value means to people. Where it is wrong is the caller's to say.
 *
 * @example valueProblem({ keyword: 'maxLength', params: { limit: 255 } }) // takes at most 255 characters …
 */
export function valueProblem({ keyword, params }: SchemaError): Message {
  return (PROBLEMS[keyword] ?? (() => say.wrongValue({ rule: keyword })))(params);
}

/** The same in one language, for screens that check before they send. */
export function valueProblemText(error: SchemaError, locale: Locale): string {
  return renderMessage(valueProblem(error), locale);
}

type Params = SchemaError['params'];

const PROBLEMS: Readonly<Record<string, (params: Params) => Message>> = {
  type: ({ type }) => say.wrongType({ expected: typeNames(type) }),
  maxLength: (params) => say.tooLong(limit(params)),
  minLength: (params) => say.tooShort(limit(params)),
  minimum: (params) => say.tooSmall(limit(params)),
  maximum: (params) => say.tooLarge(limit(params)),
  minItems: (params) => say.tooFew(limit(params)),
  maxItems: (params) => say.tooMany(limit(params)),
  uniqueItems: () => say.repeated(),
  enum: ({ allowedValues }) => say.unknownOption({ allowed: optionKeys(allowedValues) }),
  wholePattern: ({ pattern }) => say.notMatching({ pattern: String(pattern) }),
  required: ({ missingProperty }) => say.missingPart({ part: String(missingProperty) }),
  minProperties: () => say.missingPart({ part: '…' }),
  additionalProperties: ({ additionalProperty }) => say.unknownPart({ part: String(additionalProperty) }),
  format: ({ format }) => (FORMATS[String(format)] ?? say.wrongValue)({ rule: String(format) }),
  decimal: (params) => DECIMALS[(params as unknown as DecimalProblem).rule](limit(params)),
  plainJson: (params) => JSONS[(params as unknown as JsonProblem).rule](limit(params)),
};

type Say = (parameters?: Record<string, MessageParameter>) => Message;

const FORMATS: Readonly<Record<string, Say>> = {
  text: say.notText,
  uuid: say.notId,
  date: say.notDate,
  'date-time': say.notDateTime,
  time: say.notTime,
  email: say.notEmail,
  phone: say.notPhone,
  uri: say.notUrl,
  colour: say.notColour,
};

const DECIMALS: Readonly<Record<DecimalProblem['rule'], Say>> = {
  number: say.notDecimal,
  scale: say.tooManyDecimals,
  digits: say.tooManyDigits,
  minimum: say.tooSmall,
  maximum: say.tooLarge,
};

const JSONS: Readonly<Record<JsonProblem['rule'], Say>> = {
  text: say.notText,
  depth: say.tooDeep,
  size: say.tooBig,
};

function limit(params: Params): Record<string, MessageParameter> {
  return { limit: String(params.limit ?? '') };
}

function typeNames(type: unknown): MessageParameter {
  const all = (Array.isArray(type) ? type : String(type).split(',')) as string[];
  const names = all.filter((name) => name !== 'null' || all.length === 1);
  return {
    'zh-CN': names.map((name) => TYPE_NAMES[name]?.[0] ?? name).join('或'),
    en: names.map((name) => TYPE_NAMES[name]?.[1] ?? name).join(' or '),
  };
}

const TYPE_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文本', 'a text'],
  number: ['数字', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  object: ['对象', 'an object'],
  array: ['列表', 'a list'],
  null: ['空值', 'null'],
};

function optionKeys(values: unknown): string {
  const keys = Array.isArray(values) ? values.filter((value) => value !== null) : [];
  return keys.length > 20 ? `${keys.slice(0, 20).join(', ')}, …` : keys.join(', ');
}
