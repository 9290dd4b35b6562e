import type { ScenarioGiven } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { orderGiven } from '../given-order.ts';
import { messages } from '../messages.ts';
import { ADMIN } from '../scenario.ts';
import { meetSuccess } from '../expect/meet-refusal.ts';
import { address } from './call.ts';
import { csvText } from './csv.ts';
import type { ScenarioSession } from './scenario-session.ts';
import { packTexts } from './pack-texts.ts';
import { StepFailure } from './step-failure.ts';

/** As many as a batch of the API takes. */
const CHUNK = 5000;

/** Makes what is given, through the API like everything else. @throws StepFailure where something is refused */
export async function prepareGiven(
  session: ScenarioSession,
  given: Readonly<Record<string, ScenarioGiven>>,
  begun: (name: string) => void,
): Promise<void> {
  const order = orderGiven(given);
  for (const [name, one] of 'entries' in order ? order.entries : []) {
    begun(name);
    await prepare(session, name, one);
  }
}

async function prepare(session: ScenarioSession, name: string, one: ScenarioGiven): Promise<void> {
  if (one.user) {
    const values = { name, ...one.user, username: name };
    await createOne(session, name, session.entity('core:user'), values, ADMIN);
  } else if (one.department) {
    await createOne(session, name, session.entity('core:department'), { name, ...one.department }, ADMIN);
  } else if (one.pack) {
    session.memory.remember(name, { body: packTexts(one.pack) });
  } else if (one.tenant) {
    session.memory.remember(name, { body: undefined });
  } else if (one.rows) {
    session.memory.remember(name, { body: csvText(one.rows) });
  } else if (one.existing !== undefined) {
    await find(session, name, session.entity(one.existing), one.filter!);
  } else {
    const entity = session.entity(one.record!);
    if (one.count === undefined) await createOne(session, name, entity, one.data ?? {}, one.as);
    else await createMany(session, name, entity, one);
  }
}

async function createOne(
  session: ScenarioSession,
  name: string,
  entity: Entity,
  data: Readonly<Record<string, unknown>>,
  as: string | undefined,
): Promise<void> {
  const call = { method: 'POST', path: `/api/records/${entity.key}`, body: session.values.of(entity, data) };
  const answer = await session.send(call, as);
  meetSuccess(answer);
  session.memory.rememberRecord(name, entity, answer.body, data);
}

async function createMany(
  session: ScenarioSession,
  name: string,
  entity: Entity,
  { count = 1, data = {}, as }: ScenarioGiven,
): Promise<void> {
  for (let start = 0; start < count; start += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - start) }, (_, index) => start + index + 1);
    const operations = numbers.map((n) => ({
      op: 'create',
      data: session.values.of(entity, numbered(data, n)),
    }));
    const call = {
      method: 'POST',
      path: `/api/records/${entity.key}/batch`,
      body: { atomic: true, operations },
    };
    const answer = await session.send(call, as);
    meetSuccess(answer);
    const { results } = answer.body as { results: readonly { id: string }[] };
    for (const [index, { id }] of results.entries())
      session.memory.remember(`${name}.${numbers[index]}`, { entity, id, body: { id } });
  }
}

/** `${n}` in texts is the number of the record. */
function numbered<T>(value: T, n: number): T {
  return JSON.parse(JSON.stringify(value).replaceAll('${n}', String(n))) as T;
}

async function find(session: ScenarioSession, name: string, entity: Entity, filter: string): Promise<void> {
  const path = address(`/api/records/${entity.key}`, { filter, limit: 2, count: 'exact' });
  const answer = await session.send({ method: 'GET', path }, ADMIN);
  meetSuccess(answer);
  const { items, count } = answer.body as { items: readonly unknown[]; count: number };
  if (count !== 1) throw new StepFailure(messages.notOneRecord({ filter, count }));
  session.memory.rememberRecord(name, entity, items[0]);
}
