import { _, type CodeKeywordDefinition, type KeywordCxt, type Name } from 'ajv';
import type { ValidatorPart } from './validator-parts.ts';

interface ValueKeyword<Rule> {
  readonly keyword: string;
  readonly type?: NonNullable<CodeKeywordDefinition['type']>;
  /** What the keyword says of values in a schema. */
  readonly schemaType: 'object' | 'string';
  /** What a rule finds wrong with a value; the `params` of Ajv's error. */
  readonly findProblem: (value: unknown, rule: Rule) => object | undefined;
  /** The function's name among `validatorParts`. */
  readonly part: ValidatorPart;
}

/** Where printed validators find the platform's own functions. */
export const FIELD_PARTS = 'kehu/fields';

/**
 * A schema keyword that is a plain function. It is generated code, so that a validator may also be printed as a
 * module for the browser, in which the function is called by its name.
 */
export function valueKeyword<Rule>(definition: ValueKeyword<Rule>): CodeKeywordDefinition {
  const { keyword, type, schemaType, findProblem, part } = definition;
  return {
    keyword,
    ...(type ? { type } : {}),
    schemaType,
    code: (cxt: KeywordCxt) => {
      const code = _`require(${FIELD_PARTS}).validatorParts[${part}]`;
      const find = cxt.gen.scopeValue('func', { key: findProblem, ref: findProblem, code });
      const problem = cxt.gen.const('problem', _`${find}(${cxt.data}, ${cxt.schemaValue})`);
      cxt.setParams({ problem });
      cxt.fail(_`${problem} !== undefined`);
    },
    error: {
      message: `breaks the rule ${keyword}`,
      params: ({ params }) => params['problem'] as Name,
    },
  };
}
