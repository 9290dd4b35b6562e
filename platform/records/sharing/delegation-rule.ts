import { Injectable, type OnModuleInit } from '@nestjs/common';
import { idIs } from '../../access/trees.ts';
import { allOf } from '../../expression/query-tree.ts';
import { idIn } from '../query-trees.ts';
import { entityOf, valueAfter, type Change } from '../write/change.ts';
import type { WriteSession } from '../write/write-session.ts';
import { WriteRules, type WriteRule } from '../write-rule.ts';
import { messages } from './messages.ts';

const DELEGATION = 'core:delegation';
const CHOSEN = 'core:delegatedRecord';

/**
 * Who may delegate what: everybody with the right, and only what he owns himself, so that what was delegated to him
 * goes no further. Whose records and to whom stays as it was agreed; only the end moves.
 */
@Injectable()
export class DelegationRule implements WriteRule, OnModuleInit {
  readonly name = 'delegations';

  constructor(private readonly rules: WriteRules) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    const delegations = changes.filter((change) => entityOf(change).key === DELEGATION);
    for (const change of delegations) if (change.kind !== 'delete') checkDelegation(change, write);
    for (const change of changes)
      if (entityOf(change).key === CHOSEN && change.kind !== 'delete')
        await checkChosen(change, changes, write);
  }
}

function checkDelegation(change: Change, write: WriteSession): void {
  const { access, caller } = write;
  const isOpen = access.holds(caller, 'administer');
  if (!isOpen && !access.holds(caller, 'delegate')) write.refuse(change, '', messages.noDelegate());
  if (!isOpen && valueAfter(change, 'delegator') !== caller.userId)
    write.refuse(change, 'delegator', messages.delegateOwn());
  if (change.kind !== 'update') return;
  for (const name of ['delegator', 'delegate', 'gives', 'from'])
    if (name in change.values) write.refuse(change, name, messages.delegationFixed());
  if (change.before?.['takenBackAt']) write.refuse(change, 'takenBackAt', messages.takenBack());
}

/** Each chosen record is the delegator's own. */
async function checkChosen(change: Change, all: readonly Change[], write: WriteSession): Promise<void> {
  const { catalog, tx } = write;
  if (change.kind === 'update') return write.refuse(change, 'record', messages.delegationFixed());
  const id = String(valueAfter(change, 'delegation'));
  const parent = all.find((one) => one.id === id);
  if (parent?.kind !== 'create') return write.refuse(change, 'record', messages.delegationFixed());
  const entity = catalog.model.findEntity(String(change.values['entity']));
  const record = String(change.values['record']).toLowerCase();
  const owner = String(valueAfter(parent, 'delegator'));
  if (!entity || entity.ownedBy !== 'user') return write.refuse(change, 'entity', messages.delegateOwn());
  const where = allOf(idIs('owner', [owner]), idIn([record]));
  if ((await catalog.store.count(tx, entity.key, where, 'exact')) === 0)
    return write.refuse(change, 'record', messages.delegateOwn());
  change.values['entity'] = entity.key;
  change.values['record'] = record;
}
