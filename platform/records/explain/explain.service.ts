import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import { Caller } from '../../kernel/caller.ts';
import { Forbidden, Malformed, NotFound } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { localize, renderMessage } from '../../kernel/text.ts';
import type { Entity, Field } from '../../model/model.ts';
import { isScopeWord, ROW_OPERATIONS, type RowOperation } from '../../model/role-scope.ts';
import { operationNames } from '../operation-names.ts';
import { fieldPath } from '../read/field-path.ts';
import { getRecord } from '../read/get-record.ts';
import { refuseUnknownParameters } from '../read/known-parameters.ts';
import type { ReadSession } from '../read/read-session.ts';
import { RecordsService } from '../records.service.ts';
import { readableCondition } from './condition-words.ts';
import { followRecord } from './explain-attached.ts';
import { explainField } from './explain-field.ts';
import { explainRoles, SEPARATOR } from './explain-roles.ts';
import type { Explanation, FieldExplanation, RoleVerdict } from './explanation.ts';
import { countOf } from './holds-for.ts';
import { messages, words } from './messages.ts';

export interface ExplainedUser {
  readonly caller: Caller;
  readonly name: string;
}

/** Why somebody may, or may not, do something: by the same compiled rules that every query carries. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly records: RecordsService,
    private readonly access: Access,
  ) {}

  async explain(caller: Caller, query: Readonly<Record<string, unknown>>): Promise<Explanation> {
    refuseUnknownParameters(query, ['user', 'entity', 'id', 'operation', 'field']);
    const { user, entity: name, id, operation = 'read', field } = query as Partial<Record<string, string>>;
    const person = await this.person(caller, user);
    const read = await this.records.reading(person.caller);
    const entity = read.catalog.model.entity(String(name ?? ''));
    const right = operationOf(operation);
    const recordId = id === undefined || id === '' ? undefined : String(id).toLowerCase();
    await this.#refuseUnseen(caller, entity, recordId);
    const asking = await this.#asking(caller);
    const say = (condition: string) => readableCondition(asking, entity, condition, caller.locale);
    const decided = await explainRoles(read, entity, right, recordId, say, caller.locale);
    const roles = await followRecord(read, asking, entity, recordId, right, decided, caller.locale);
    const allowed = roles.some((role) => role.allowed);
    const asked =
      field === undefined ? undefined : await this.#field(caller, asking, read, entity, field, recordId);
    const rows = this.access.rows(person.caller, entity, right);
    return {
      user: { id: person.caller.userId!, name: person.name },
      entity: entity.key,
      ...(recordId === undefined ? {} : { id: recordId }),
      ...((recordId ?? field) === undefined ? { count: await countOf(read, entity, rows) } : {}),
      operation: right,
      allowed,
      summary: summaryOf(caller, person.name, right, recordId, roles),
      roles: asking.caller.isSystem ? roles : roles.map(withoutRule),
      ...(asked ? { field: asked } : {}),
    };
  }

  /** Who is asked about: oneself, or anybody for those with the right. */
  async person(caller: Caller, user: string | undefined): Promise<ExplainedUser> {
    const isSelf = user === undefined || user === '' || user === caller.userId || user === caller.name;
    if (isSelf && caller.userId !== undefined) return { caller, name: caller.name };
    if (!this.access.holds(caller, 'explain')) throw new Forbidden(messages.explainOthers());
    const system = Caller.system('explaining access', caller.locale);
    const filter = isId(user) ? `id == '${user}'` : `username == ${JSON.stringify(String(user))}`;
    const fields = 'username,name,department,roles';
    const { items } = await this.records.list(system, 'core:user', { filter, fields, limit: 1 });
    const [found] = items;
    if (!found) throw new NotFound(messages.unknownUser({ user: String(user) }));
    const department = found['department'] as { id: string } | null;
    const asked = Caller.user({
      id: String(found['id']),
      username: String(found['username']),
      departmentId: department?.id,
      roles: found['roles'] as string[],
      locale: caller.locale,
    });
    return { caller: asked, name: String(found['name']) };
  }

  /** Without the right to explain nobody learns whether a record exists that he does not see. */
  async #refuseUnseen(caller: Caller, entity: Entity, id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const isTrusted = this.access.holds(caller, 'explain');
    const own = await this.records.reading(isTrusted ? Caller.system('explaining access') : caller);
    await getRecord(own, entity, id, 'id', 'include');
  }

  /** Who may explain knows the rules; another is told of what he reads alone. */
  async #asking(caller: Caller): Promise<ReadSession> {
    const isTrusted = this.access.holds(caller, 'explain');
    return this.records.reading(isTrusted ? Caller.system('explaining access', caller.locale) : caller);
  }

  /** A field that whoever asks may not read is as one that does not exist. */
  async #field(
    caller: Caller,
    asking: ReadSession,
    read: ReadSession,
    entity: Entity,
    name: string,
    id: string | undefined,
  ): Promise<FieldExplanation> {
    const { field } = fieldPath(asking, entity, name);
    const say = (condition: string) => readableCondition(asking, entity, condition, caller.locale);
    const found = await explainField(read, entity, field as Field, id, say, caller.locale);
    if (asking.caller.isSystem) return found;
    return { ...found, because: found.because.map(({ kind, text }) => ({ kind, text })) };
  }
}

/** A condition may name what whoever asks does not read; its words name only what he does. */
function withoutRule(verdict: RoleVerdict): RoleVerdict {
  return isScopeWord(verdict.scope) || verdict.scope === 'parent'
    ? verdict
    : { ...verdict, scope: 'condition' };
}

function operationOf(text: string): RowOperation {
  const found = ROW_OPERATIONS.find((operation) => operation === text);
  if (found) return found;
  throw new Malformed(messages.explainWhat({ operation: text, allowed: ROW_OPERATIONS.join(', ') }));
}

/** One sentence: the first role that allows it, or why each does not. */
function summaryOf(
  { locale }: Caller,
  user: string,
  operation: RowOperation,
  id: string | undefined,
  roles: readonly RoleVerdict[],
): string {
  const named = { user, operation: localize(operationNames[operation], locale) };
  const given = roles.find(({ allowed }) => allowed);
  const say = (role: RoleVerdict) => renderMessage(words.given({ role: role.label, why: role.text }), locale);
  if (given && id !== undefined)
    return renderMessage(words.allowed({ ...named, role: given.label, why: given.text }), locale);
  if (given) {
    const why = roles.filter(({ allowed }) => allowed).map(say);
    return renderMessage(
      words.allowedRecords({ ...named, why: why.join(localize(SEPARATOR, locale)) }),
      locale,
    );
  }
  const why = roles.map(say).join(localize(SEPARATOR, locale)) || renderMessage(words.noRole(), locale);
  return renderMessage(words.refused({ ...named, why }), locale);
}
