import { didYouMean } from '../../kernel/did-you-mean.ts';
import { isObject } from '../../kernel/json.ts';
import { filterScope } from '../../model/expression-scope.ts';
import { hint } from '../../model/messages.ts';
import type { ScenarioGiven } from '../../model/metadata.generated.ts';
import { orderGiven } from '../given-order.ts';
import { messages } from '../messages.ts';
import { ADMIN, NOBODY } from '../scenario.ts';
import type { CheckContext } from './check-context.ts';
import { checkValues } from './check-values.ts';

/** Checks what is there at the beginning; afterwards the context knows its names. */
export function checkGiven(context: CheckContext, given: Readonly<Record<string, ScenarioGiven>>): void {
  for (const [name, one] of Object.entries(given)) {
    if (name === ADMIN || name === NOBODY) context.tell(['given', name], messages.reservedName({ name }));
    learn(context, name, one);
  }
  for (const [name, one] of Object.entries(given)) checkOne(context, one, ['given', name]);
  const order = orderGiven(given);
  if ('cycle' in order) context.tell(['given'], messages.givenCycle({ cycle: order.cycle.join(' → ') }));
}

function learn(context: CheckContext, name: string, one: ScenarioGiven): void {
  const at = ['given', name];
  const word = one.record ?? one.existing;
  if (one.user) context.names.set(name, { entity: context.model.entities.get('core:user'), isUser: true });
  else if (one.department) context.names.set(name, { entity: context.model.entities.get('core:department') });
  else if (word !== undefined) {
    const entity = context.entity(word, [...at, one.record ? 'record' : 'existing']);
    context.names.set(name, entity ? { entity } : { isUnclear: true });
  } else context.names.set(name, one.tenant ? { isTenant: true } : {});
}

function checkOne(context: CheckContext, one: ScenarioGiven, at: readonly string[]): void {
  const entity = context.names.get(at[1]!)?.entity;
  if (one.as !== undefined) checkActor(context, one.as, [...at, 'as']);
  if (one.user) checkUser(context, one.user, [...at, 'user']);
  if (one.department?.parent)
    context.record(one.department.parent, [...at, 'department', 'parent'], ['core:department']);
  if (one.existing !== undefined && one.filter === undefined)
    context.tell(at, messages.needed({ kind: 'existing', name: 'filter' }));
  if (entity && one.filter !== undefined)
    context.expression(one.filter, filterScope(context.model, entity), [...at, 'filter'], 'bool');
  if (entity && one.record) checkValues(context, entity, one.data ?? {}, [...at, 'data']);
}

function checkUser(
  context: CheckContext,
  user: NonNullable<ScenarioGiven['user']>,
  at: readonly string[],
): void {
  const { department, reportsTo, roles = [] } = user;
  if (department) context.record(department, [...at, 'department'], ['core:department']);
  if (reportsTo) context.record(reportsTo, [...at, 'reportsTo'], ['core:user']);
  const known = roleNames(context);
  for (const name of roles) {
    if (known.includes(name)) continue;
    context.tell([...at, 'roles'], messages.unknownRole({ name, hint: hint(didYouMean(name, known)) }));
  }
}

function roleNames({ model }: CheckContext): readonly string[] {
  const options = model.entities.get('core:user')?.fields.get('roles')?.spec['options'];
  return isObject(options) ? Object.keys(options) : [];
}

/** Who does something is a user of the scenario. */
export function checkActor(context: CheckContext, name: string, at: readonly string[]): void {
  if (name === ADMIN || name === NOBODY || context.names.get(name)?.isUser) return;
  const users = [...context.names].filter(([, { isUser }]) => isUser).map(([user]) => user);
  const near = didYouMean(name, [...users, ADMIN, NOBODY]);
  context.tell(at, messages.unknownUser({ name, hint: hint(near) }));
}
