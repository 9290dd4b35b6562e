import { isObject } from '../../kernel/json.ts';
import type { ScenarioExpect } from '../../model/metadata.generated.ts';
import { messages } from '../messages.ts';
import type { Answer } from '../run/client.ts';
import { StepFailure } from '../run/step-failure.ts';

type Refused = NonNullable<ScenarioExpect['refused']>;

/** The HTTP statuses of each class of refusals. */
const STATUSES: Readonly<Record<string, readonly number[]>> = {
  malformed: [400],
  unauthenticated: [401],
  forbidden: [403],
  notFound: [404],
  hidden: [403, 404],
  conflict: [409],
  stale: [412],
  tooLarge: [413],
  invalid: [422],
  locked: [423],
  tooMany: [429],
};

/** @throws StepFailure where the call succeeded, or was refused otherwise */
export function meetRefusal(refused: Refused, answer: Answer): void {
  const wanted = typeof refused === 'string' ? { as: refused } : refused;
  const expected = JSON.stringify(refused);
  if (answer.status < 400)
    throw new StepFailure(messages.succeededInstead({ expected, status: answer.status }));
  if (answer.status >= 500) throw brokenDown(answer);
  const { code, errors } = problemIn(answer);
  const fits =
    (wanted.as === undefined || STATUSES[wanted.as]?.includes(answer.status)) &&
    (wanted.code === undefined || [code, ...errors.map((one) => one.code)].includes(wanted.code)) &&
    (wanted.at === undefined || errors.some(({ path }) => path === wanted.at)) &&
    (wanted.message === undefined || answer.text.includes(JSON.stringify(wanted.message).slice(1, -1)));
  if (!fits) throw new StepFailure(messages.expected({ what: REFUSED, expected, found: inWords(answer) }));
}

/** @throws StepFailure where the call was refused */
export function meetSuccess(answer: Answer): void {
  if (answer.status >= 500) throw brokenDown(answer);
  if (answer.status >= 400) throw new StepFailure(messages.refusedInstead({ found: inWords(answer) }));
}

const REFUSED = { 'zh-CN': '拒绝', en: 'the refusal' };

function brokenDown(answer: Answer): StepFailure {
  return new StepFailure(messages.brokeDown({ status: answer.status, found: answer.text.slice(0, 300) }));
}

interface Told {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

function problemIn({ body }: Answer): { code: string; detail: string; errors: readonly Told[] } {
  const { code, detail, errors } = isObject(body) ? body : {};
  return {
    code: String(code ?? ''),
    detail: String(detail ?? ''),
    errors: Array.isArray(errors) ? (errors as Told[]) : [],
  };
}

/** `422 rejected: … (lostReason: required, …)`. */
function inWords(answer: Answer): string {
  const { code, detail, errors } = problemIn(answer);
  const told = errors.slice(0, 5).map((one) => `${one.path}: ${one.code} (${one.message})`);
  return `${answer.status} ${code} "${detail}"${told.length > 0 ? ` [${told.join('; ')}]` : ''}`;
}
