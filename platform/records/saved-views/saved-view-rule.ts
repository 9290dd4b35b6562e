import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isObject } from '../../kernel/json.ts';
import { viewProblems } from '../../model/check-view.ts';
import type { Entity } from '../../model/model.ts';
import { steps } from '../../model/problem.ts';
import { entityOf, valueAfter, type Change } from '../write/change.ts';
import type { WriteSession } from '../write/write-session.ts';
import { WriteRules, type WriteRule } from '../write-rule.ts';
import { messages } from './messages.ts';

const SAVED_VIEW = 'core:savedView';
/** Said by the record itself, so a definition that says it too could contradict it. */
const SAID_BY_RECORD = ['name', 'entity', 'type', 'label'];
/** With any of these sent, the definition is checked again. */
const CHECKED = ['entity', 'definition'];

/**
 * A saved view is a view: its definition passes the checks a view of a pack passes. It stays with the person who
 * made it; an administrator may hand it over.
 */
@Injectable()
export class SavedViewRule implements WriteRule, OnModuleInit {
  readonly name = 'savedViews';

  constructor(private readonly rules: WriteRules) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[], write: WriteSession): Promise<void> {
    for (const change of changes) {
      if (entityOf(change).key !== SAVED_VIEW || change.kind === 'delete') continue;
      if (CHECKED.some((field) => field in change.values)) checkDefinition(change, write);
      if (!mayOwn(change, write)) write.refuse(change, 'owner', messages.viewOfAnother());
    }
  }
}

function mayOwn(change: Change, { access, caller }: WriteSession): boolean {
  const owner = valueAfter(change, 'owner');
  return access.holds(caller, 'administer') || owner === caller.userId;
}

function checkDefinition(change: Change, write: WriteSession): void {
  const name = String(valueAfter(change, 'entity') ?? '');
  const entity = write.catalog.model.findEntity(name);
  if (!entity || !write.access.allows(write.caller, entity, 'read'))
    return write.refuse(change, 'entity', messages.viewOfNothing({ entity: name }));
  change.values['entity'] = entity.key;
  const definition = valueAfter(change, 'definition');
  if (definition === null) return;
  if (!isObject(definition)) return write.refuse(change, 'definition', messages.viewNotAnObject());
  for (const member of SAID_BY_RECORD) {
    if (member in definition)
      write.refuse(change, `definition.${member}`, messages.viewSaysTwice({ member }));
  }
  refuseProblems(change, write, entity, definition);
}

function refuseProblems(change: Change, write: WriteSession, entity: Entity, definition: object): void {
  for (const { pointer, message } of viewProblems(write.catalog.model, entity, definition))
    write.refuse(change, ['definition', ...steps(pointer)].join('.'), message);
}
