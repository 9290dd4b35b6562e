import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import { noneOf } from '../../access/trees.ts';
import { allOf } from '../../expression/query-tree.ts';
import { Caller } from '../../kernel/caller.ts';
import { Forbidden, Malformed } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import { localize } from '../../kernel/text.ts';
import type { Entity, Model } from '../../model/model.ts';
import type { RowOperation } from '../../model/role-scope.ts';
import type { ReadSession } from '../read/read-session.ts';
import { RecordsService } from '../records.service.ts';
import { ExplainService } from './explain.service.ts';
import { countOf } from './holds-for.ts';
import { messages } from './messages.ts';

const LOOKED_AT: readonly RowOperation[] = ['read', 'update', 'delete', 'export'];

/** What an entity's records would be to the person. */
export interface EntityDifference {
  readonly entity: string;
  readonly label: string;
  /** Records by operation: those he would reach beside, and those no more. */
  readonly operations: Readonly<
    Partial<Record<RowOperation, { readonly gained: number; readonly lost: number }>>
  >;
  readonly fields: { readonly gained: readonly string[]; readonly lost: readonly string[] };
}

/** What a person would gain and lose by other roles, counted in the database. Nothing is changed. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly explains: ExplainService,
    private readonly records: RecordsService,
    private readonly access: Access,
  ) {}

  async compare(caller: Caller, body: unknown): Promise<{ items: EntityDifference[] }> {
    if (!this.access.holds(caller, 'explain')) throw new Forbidden(messages.explainOthers());
    const { user, roles } = readBody(body);
    const { caller: now } = await this.explains.person(caller, user);
    const { userId: id, name: username, departmentId } = now;
    const then = Caller.user({ id: id!, username, departmentId, roles, locale: caller.locale });
    const [before, after] = [await this.records.reading(now), await this.records.reading(then)];
    refuseUnknownRoles(before.catalog.model, roles);
    const items: EntityDifference[] = [];
    for (const entity of before.catalog.model.entities.values()) {
      const difference = await differenceOf(before, after, entity);
      if (difference) items.push(difference);
    }
    return { items };
  }
}

function readBody(body: unknown): { user: string; roles: string[] } {
  if (!isObject(body)) throw new Malformed(messages.whatIfShape());
  const { user, roles, ...rest } = body;
  const isList =
    Array.isArray(roles) && roles.length <= 100 && roles.every((role) => typeof role === 'string');
  if (typeof user !== 'string' || !isList || Object.keys(rest).length > 0)
    throw new Malformed(messages.whatIfShape());
  return { user, roles: roles as string[] };
}

function refuseUnknownRoles(model: Model, roles: readonly string[]): void {
  const known = new Set([...model.roles.values()].map(({ name }) => name));
  const role = roles.find((name) => !known.has(name));
  if (role !== undefined) throw new Malformed(messages.unknownRole({ role }));
}

async function differenceOf(
  before: ReadSession,
  after: ReadSession,
  entity: Entity,
): Promise<EntityDifference | undefined> {
  const operations: Partial<Record<RowOperation, { gained: number; lost: number }>> = {};
  for (const operation of LOOKED_AT) {
    const rows = (read: ReadSession) => read.access.rows(read.caller, entity, operation);
    const [old, next] = [rows(before), rows(after)];
    if (JSON.stringify(old) === JSON.stringify(next)) continue;
    const [gained, lost] = await Promise.all([
      countOf(after, entity, allOf(next, noneOf(old))),
      countOf(after, entity, allOf(old, noneOf(next))),
    ]);
    if (gained + lost > 0) operations[operation] = { gained, lost };
  }
  const seen = (read: ReadSession) => (name: string) =>
    read.access.allows(read.caller, entity, 'read') &&
    ['yes', 'partly'].includes(read.access.field(read.caller, entity, name).read);
  const names = [...entity.fields.keys()];
  const [old, next] = [names.filter(seen(before)), names.filter(seen(after))];
  const fields = {
    gained: next.filter((name) => !old.includes(name)),
    lost: old.filter((name) => !next.includes(name)),
  };
  const isSame = Object.keys(operations).length + fields.gained.length + fields.lost.length === 0;
  if (isSame) return undefined;
  return { entity: entity.key, label: localize(entity.label, after.caller.locale), operations, fields };
}
