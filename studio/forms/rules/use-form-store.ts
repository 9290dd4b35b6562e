import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readRecord, readUnseenStates } from '../../api/records.ts';
import { useSignedInUser, type SignedInUser } from '../../app/session/session.tsx';
import type { EntityDocument, FormDocument, ModelDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { FormStore, type FormValues } from '../form-store.ts';
import { FollowedRecords } from './followed-records.ts';
import { formRules } from './form-rules.ts';
import { UnseenStates } from './unseen-states.ts';
import type { RuleWorld } from './rule-world.ts';

interface FormStart {
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  /** The stored record, or what a new one begins with. */
  readonly values: FormValues;
  readonly isNew: boolean;
}

/** A form's store with what its rules look at. */
export interface FormWorld {
  readonly store: FormStore;
  readonly world: RuleWorld;
  readonly isNew: boolean;
}

/** The store of a form with its rules, made once; records that rules follow are read when first needed. */
export function useFormStore(start: FormStart): FormWorld {
  const model = useModel();
  const user = useSignedInUser();
  const client = useQueryClient();
  const [{ records, unseen, ...made }] = useState(() => makeStore(start, model, user, client));
  const [formWorld] = useState<FormWorld>(made);
  const { store } = formWorld;
  useEffect(() => records.subscribe(() => store.recompute()), [store, records]);
  useEffect(() => unseen.subscribe(() => store.recompute()), [store, unseen]);
  return formWorld;
}

function makeStore(
  { entity, form, values, isNew }: FormStart,
  model: ModelDocument,
  user: SignedInUser,
  client: QueryClient,
): FormWorld & { readonly records: FollowedRecords; readonly unseen: UnseenStates } {
  const records = new FollowedRecords(readerOf(client));
  const old = () => (isNew ? null : (made?.loaded ?? values));
  const unseen = new UnseenStates(() => readUnseenStates(entity.key, String(values['id'])), old);
  const world = { ...ruleWorld(model, user, records, old), unseen: (field: string) => unseen.get(field) };
  let made: FormStore | undefined;
  const rules = formRules(entity, form, world, { isNew });
  made = new FormStore(values, rules, isNew ? Object.keys(values) : []);
  return { store: made, world, isNew, records, unseen };
}

/** Reads records for rules; one that was read a moment ago is not read again. */
export function readerOf(client: QueryClient): (entity: string, id: string) => Promise<FormValues> {
  return (entity, id) =>
    client.fetchQuery({
      queryKey: ['behind', entity, id],
      queryFn: ({ signal }) => readRecord(entity, id, signal),
      staleTime: 30_000,
    });
}

export function ruleWorld(
  model: ModelDocument,
  user: SignedInUser,
  records: FollowedRecords,
  old: () => FormValues | null,
): RuleWorld {
  const { id, username, name, roles } = user;
  const department = user.department?.id ?? null;
  return {
    model,
    me: { id, username, name, roles, department, language: user.locale ?? 'zh-CN' },
    now: new Date(),
    old,
    records,
  };
}
