import type { Message } from '../../kernel/text.ts';
import { movesIn, type Move } from '../coverage/moves.ts';
import { meetSuccess } from '../expect/meet-refusal.ts';
import { messages } from '../messages.ts';
import type { ScenarioPlace } from '../place.ts';
import type { Scenario } from '../scenario.ts';
import { Installations } from './installations.ts';
import { prepareGiven } from './prepare-given.ts';
import { runStep } from './run-step.ts';
import { StepFailure } from './step-failure.ts';

/** What came of a scenario. */
export interface Outcome {
  /**
   * `waiting`: it did not pass and says itself that it cannot yet. `elsewhere`: a browser test proves it.
   */
  readonly state: 'passed' | 'failed' | 'waiting' | 'elsewhere';
  /** The entry of `given` or the step where it stopped: `steps.liReads`. */
  readonly at?: string | undefined;
  readonly reason?: Message | undefined;
  readonly ms: number;
  /** What the answers refused, by code. */
  readonly codes?: ReadonlySet<string>;
  /** Which ways between stages records went. */
  readonly moves?: readonly Move[];
}

/** Runs a scenario to its end or to the first thing that is not as expected. */
export async function runScenario(scenario: Scenario, open: () => Promise<ScenarioPlace>): Promise<Outcome> {
  const { spec, steps, gap } = scenario;
  if (gap && !gap.step) return { state: 'waiting', at: gap.at, reason: gap.message, ms: 0 };
  if (spec.provedBy !== undefined && steps.length === 0) return { state: 'elsewhere', ms: 0 };
  const given = Object.entries(spec.given ?? {});
  const tenants = given.filter(([, { tenant }]) => tenant).map(([name]) => name);
  const installations = await Installations.of(scenario.pack, tenants, open);
  const begin = performance.now();
  let at: string | undefined;
  let failure: Message | undefined;
  let moves: readonly Move[] = [];
  try {
    await perform(installations, scenario, (where) => (at = where));
    moves = await movesIn(installations.session());
  } catch (error) {
    if (error instanceof GapReached) at = scenario.gap!.at;
    failure = error instanceof StepFailure ? error.reason : messages.couldNotRun({ reason: wordsOf(error) });
  } finally {
    await installations.close();
  }
  const codes = new Set(installations.sessions.flatMap((session) => [...session.codes]));
  return { ...judge(scenario, at, failure), ms: performance.now() - begin, codes, moves };
}

async function perform(
  installations: Installations,
  { spec, steps, gap }: Scenario,
  reached: (where: string | undefined) => void,
): Promise<void> {
  let now = new Date(spec.clock ?? Date.now());
  if (spec.clock !== undefined) {
    reached('clock');
    for (const session of installations.sessions)
      meetSuccess(await session.send({ method: 'PUT', path: '/api/test/clock', body: { now: spec.clock } }));
  }
  await prepareGiven(installations.session(), spec.given ?? {}, (name) => reached(`given.${name}`));
  for (const [name, step] of steps) {
    reached(`steps.${name}`);
    if (gap?.step === name) throw new GapReached(gap.message);
    if (step.clock !== undefined) now = new Date(step.clock);
    await runStep(installations.session(step.in), name, step, now);
    if (step.waitsFor) {
      const capabilities = step.waitsFor.join(', ');
      throw new StepFailure(messages.stepPassesAlready({ capabilities }));
    }
  }
  reached(undefined);
}

/** A mark that is out of date, defects of the server and slips of the scenario are failures whatever waits. */
const NEVER_WAITING: ReadonlySet<string> = new Set([
  'stepPassesAlready',
  'brokeDown',
  'couldNotRun',
  'unknownPart',
]);

/** A defect of the run itself, such as a connection that broke; told with where it came from. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : (error.stack ?? error.message);
}

/** Up to here it could be run; the packs do not know what comes next. */
class GapReached extends StepFailure {}

/** A scenario that waits has to fail where it waits; one that has begun to pass is told, so that the list is true. */
function judge(
  { spec, steps, gap }: Scenario,
  at: string | undefined,
  reason: Message | undefined,
): Omit<Outcome, 'ms' | 'codes' | 'moves'> {
  if (!reason) {
    if (!spec.waitsFor) return { state: 'passed' };
    const capabilities = spec.waitsFor.join(', ');
    return { state: 'failed', at, reason: messages.passesAlready({ capabilities }) };
  }
  const isAtGap = gap !== undefined && at === gap.at;
  const step = steps.find(([name]) => at === `steps.${name}`)?.[1];
  const waits = isAtGap || (step !== undefined && (step.waitsFor ?? spec.waitsFor) !== undefined);
  const isStale = NEVER_WAITING.has(reason.code);
  return { state: waits && !isStale ? 'waiting' : 'failed', at, reason };
}
