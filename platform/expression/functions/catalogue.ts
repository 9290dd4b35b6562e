import type { ExpressionFunction, Parameter, PlainFunction, Signature } from './function.ts';
import { idOf } from '../evaluate/value.ts';
import { dateFunctions } from './date-functions.ts';
import { elapsedFunctions } from './elapsed-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { textFunctions } from './text-functions.ts';

const treeFunctions: readonly PlainFunction[] = [
  {
    name: 'isWithin',
    signatures: [
      {
        parameters: [
          { name: 'record', kind: 'record', inTree: true },
          { name: 'id', kind: 'string', isConstant: true },
        ],
        result: 'bool',
        apply: ([record, node], { environment, entity }) => {
          if (!environment.isWithin) throw new Error('isWithin needs an environment that knows the tree');
          const id = idOf(record!);
          return id !== null && environment.isWithin(entity!, id, node as string);
        },
      },
    ],
  },
];

/** Every function an expression may call, by name. */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map(
  [...dateFunctions, ...elapsedFunctions, ...textFunctions, ...numberFunctions, ...treeFunctions].map(
    (fn) => [fn.name, fn],
  ),
);

/** How the function is written, for messages and completion: `addDays(date, n)`. */
export function usageOf(fn: ExpressionFunction): string {
  if ('unifies' in fn) return `${fn.name}(value, …)`;
  return fn.signatures.map((signature) => `${fn.name}(${printParameters(signature)})`).join(', ');
}

function printParameters({ parameters }: Signature): string {
  return parameters.map((parameter) => printParameter(parameter)).join(', ');
}

function printParameter({ name, oneOf, isOptional }: Parameter): string {
  const text = oneOf ? oneOf.map((option) => `'${option}'`).join('|') : name;
  return isOptional ? `[${text}]` : text;
}
