import type { ScenarioStep } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { meetCondition } from '../expect/meet-condition.ts';
import { meetExpectation } from '../expect/meet-expectation.ts';
import { ADMIN } from '../scenario.ts';
import { isOnMetadata, kindOf, ON_ENTITY, type MetadataStepKind, type StepKind } from '../step-kinds.ts';
import { askMetadata } from './ask-metadata.ts';
import type { Call } from './call.ts';
import { CALLS } from './calls.ts';
import type { Answer } from './client.ts';
import type { ScenarioSession } from './scenario-session.ts';

/** Does a step and compares what comes of it. @throws StepFailure */
export async function runStep(
  session: ScenarioSession,
  name: string,
  step: ScenarioStep,
  now: Date,
): Promise<void> {
  const kind = kindOf(step);
  const entity = entityOf(session, kind, step);
  const answers = await answersTo(session, kind, step, entity);
  for (const [index, answer] of answers.entries()) {
    const called = step.times === undefined ? name : `${name}.${index + 1}`;
    meetExpectation(kind, step, answer, session.memory);
    if (entity && step.expect?.holds !== undefined) {
      const calendar = { now, timeZone: session.timeZone };
      const context = { model: session.model, entity, memory: session.memory, calendar };
      meetCondition(session.memory.fill(step.expect.holds), answer.body, context);
    }
    remember(session, called, step, kind, entity, answer);
  }
}

async function answersTo(
  session: ScenarioSession,
  kind: StepKind,
  step: ScenarioStep,
  entity: Entity | undefined,
): Promise<readonly Answer[]> {
  if (isOnMetadata(kind)) return [await askMetadata(session, kind, step)];
  const call = callOf(session, kind, step, entity);
  const as = step.notifications ?? step.as ?? ADMIN;
  const times = Array.from({ length: step.times ?? 1 }, () => session.send(call, as, step.language));
  return Promise.all(times);
}

function callOf(
  session: ScenarioSession,
  kind: Exclude<StepKind, MetadataStepKind>,
  step: ScenarioStep,
  entity: Entity | undefined,
): Call {
  const { memory, values } = session;
  const call = CALLS[kind]({ step, memory, values, entity, userId: (user) => memory.idOf(user) });
  return {
    ...call,
    headers: {
      ...(step.version === undefined ? {} : { 'if-match': `"${step.version}"` }),
      ...(step.reasons ? { 'kehu-reasons': encodeURIComponent(JSON.stringify(step.reasons)) } : {}),
    },
  };
}

function entityOf(session: ScenarioSession, kind: StepKind, step: ScenarioStep): Entity | undefined {
  if (isOnMetadata(kind)) return undefined;
  const word = step.record ?? String(step[kind]);
  if (ON_ENTITY.has(kind)) return session.entity(word);
  const known = session.memory.find(word)?.entity;
  return known && (session.model.findEntity(known.key) ?? known);
}

/** The records an action says it made, by name. */
function madeBy(body: unknown): Readonly<Record<string, { readonly entity: string; readonly id: string }>> {
  const { $made = {} } = (body ?? {}) as {
    $made?: Readonly<Record<string, { readonly entity: string; readonly id: string }>>;
  };
  return $made;
}

function remember(
  session: ScenarioSession,
  name: string,
  step: ScenarioStep,
  kind: StepKind,
  entity: Entity | undefined,
  { body, status }: Answer,
): void {
  if (status >= 400) return;
  const { memory } = session;
  memory.remember(name, { entity, body });
  if (kind === 'create' && entity) memory.rememberRecord(name, entity, body, step.data);
  for (const [made, one] of Object.entries(madeBy(body)))
    memory.remember(`${name}.${made}`, {
      entity: session.model.findEntity(one.entity),
      id: one.id,
      body: one,
    });
  const changed = step.update ?? step.read ?? step.restore;
  if (changed !== undefined && entity && step.fields === undefined)
    memory.rememberRecord(changed, entity, body, step.data);
  const { results } = (body ?? {}) as { results?: readonly { id?: string }[] };
  for (const [index, [key, { create }]] of Object.entries(step.operations ?? {}).entries()) {
    const id = results?.[index]?.id;
    if (create && id !== undefined) memory.remember(key, { entity, id, body: { id } });
  }
}
