import { Injectable } from '@nestjs/common';
import type { Operation as Right } from '../../access/access.ts';
import { readMoment } from '../../expression/calendar/read-moment.ts';
import { Caller } from '../../kernel/caller.ts';
import { Forbidden, Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity, Model } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { holdsFor } from '../explain/holds-for.ts';
import { messages as recordMessages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import { getRecord } from '../read/get-record.ts';
import type { ReadSession } from '../read/read-session.ts';
import { RecordsService } from '../records.service.ts';
import { messages } from './messages.ts';

const GRANT = 'core:accessGrant';
const DELEGATION = 'core:delegation';

/** Opening one record to others, and taking a delegation back before its time. */
@Injectable()
export class SharingService {
  constructor(private readonly records: RecordsService) {}

  /**
   * Opens a record to a user, a department or a role, for reading or for changing too, for good or up to a time.
   *
   * @throws NotFound, Forbidden where the caller may not share it, or not give what he lacks
   */
  async share(caller: Caller, entityName: string, id: string, body: unknown): Promise<Row> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const entity = model.entity(entityName);
    if (entity.ownedBy === 'parent') throw new Malformed(messages.shareParent());
    const wanted = readShare(body, model);
    await getRecord(read, entity, id, 'id');
    const recordId = id.toLowerCase();
    if (!(await reaches(read, entity, recordId, 'share'))) {
      const operation = operationNames.share;
      throw new Forbidden(recordMessages.denied({ operation, entity: entity.label }));
    }
    if (wanted.gives === 'write' && !(await reaches(read, entity, recordId, 'update')))
      throw new Forbidden(messages.shareLess());
    const sharedBy = caller.userId ?? null;
    const data = { ...wanted, entity: entity.key, record: recordId, sharedBy, source: 'share' };
    const writer = Caller.system(`share by ${caller.name}`, caller.locale);
    const { id: grant } = await this.records.create(writer, GRANT, data);
    return this.records.get(writer, GRANT, grant);
  }

  /** Ends a delegation now. The delegator may, and who administers the installation. */
  async takeBack(caller: Caller, entityName: string, id: string): Promise<Row> {
    const read = await this.records.reading(caller);
    const entity = read.catalog.model.entity(entityName);
    if (entity.key !== DELEGATION) throw new Malformed(messages.notADelegation());
    const takenBackAt = read.now.toISOString();
    return this.records.writeAndRead(caller, DELEGATION, { op: 'update', id, data: { takenBackAt } });
  }
}

function reaches(read: ReadSession, entity: Entity, id: string, right: Right): Promise<boolean> {
  return holdsFor(read, entity, id, read.access.rows(read.caller, entity, right));
}

interface Wanted {
  readonly user?: string;
  readonly department?: string;
  readonly role?: string;
  readonly gives: 'read' | 'write';
  readonly to?: string;
}

const PRINCIPALS = ['user', 'department', 'role'] as const;

function readShare(body: unknown, model: Model): Wanted {
  if (!isObject(body)) throw new Malformed(messages.badShare());
  const { user, department, role, gives = 'read', to, ...rest } = body;
  const named = PRINCIPALS.filter((name) => body[name] !== undefined);
  const areIds = [user, department].every((one) => one === undefined || isId(one));
  const isWell = named.length === 1 && areIds && (gives === 'read' || gives === 'write');
  const until = typeof to === 'string' ? readMoment(to) : null;
  if (!isWell || (to !== undefined && until === null) || Object.keys(rest).length > 0)
    throw new Malformed(messages.badShare());
  const isRole = [...model.roles.values()].some(({ name }) => name === role);
  if (role !== undefined && !isRole)
    throw new Malformed(messages.unknownRole({ name: String(role).slice(0, 60) }));
  const principal = { [named[0]!]: body[named[0]!] };
  return { ...principal, gives, ...(until === null ? {} : { to: new Date(until).toISOString() }) };
}
