import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { useSignedInUser } from '../../../app/session/session.tsx';
import { brokenRules, compileEntityRules } from '../../../forms/checking/broken-rules.ts';
import type { FormValues } from '../../../forms/form-store.ts';
import { formValues } from '../../../forms/record-values.ts';
import { FollowedRecords } from '../../../forms/rules/followed-records.ts';
import { formRules } from '../../../forms/rules/form-rules.ts';
import type { RuleWorld } from '../../../forms/rules/rule-world.ts';
import { readerOf, ruleWorld } from '../../../forms/rules/use-form-store.ts';
import { isEmpty } from '../../../forms/same-value.ts';
import { localizeLabel, useLanguage, type Language } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { askedFields } from '../../gate/gate-question.ts';
import type { MoveState } from '../../gate/move-state.ts';
import { stageMoveStates } from '../../stage/stage-move-states.ts';
import type { BoardColumn } from './board-columns.ts';

export type MoveStates = ReadonlyMap<string, MoveState>;

const UNKNOWN: MoveStates = new Map();

/** What the rules say of each column for the record that is held; nothing until it has been read. */
export function useMoveStates(
  entity: EntityDocument,
  field: FieldDocument,
  columns: readonly BoardColumn[],
  held: RecordData | undefined,
): MoveStates {
  const model = useModel();
  const user = useSignedInUser();
  const { language } = useLanguage();
  const client = useQueryClient();
  const [known, setKnown] = useState<{ readonly id: string; readonly states: MoveStates }>();
  const id = held?.id;
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    const read = readerOf(client);
    const tell = async () => {
      if (field.type === 'stage') {
        const states = await stageMoveStates(entity, id, columns, language);
        if (wanted) setKnown({ id, states });
        return;
      }
      const record = await read(entity.key, id);
      const values = formValues(record as RecordData, entity);
      const records = new FollowedRecords(read);
      const world = ruleWorld(model, user, records, () => values);
      const look = () => {
        if (wanted) setKnown({ id, states: moveStates(entity, field, columns, values, world, language) });
      };
      records.subscribe(look);
      look();
    };
    void tell().catch(() => undefined);
    return () => {
      wanted = false;
    };
    // The columns of the moment the card was lifted.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, entity, field, model, user, language, client]);
  return known && known.id === id ? known.states : UNKNOWN;
}

/** By the rules the browser knows; the server looks again when the record is moved. */
export function moveStates(
  entity: EntityDocument,
  field: FieldDocument,
  columns: readonly BoardColumn[],
  values: FormValues,
  world: RuleWorld,
  language: Language,
): MoveStates {
  const rules = compileEntityRules(world.model, entity);
  const { states } = formRules(entity, undefined, world, { isNew: false });
  const before = new Set(brokenRules(rules, values, world, language).map(({ code }) => code));
  return new Map(
    columns.map(({ key }): [string, MoveState] => {
      const after = { ...values, [field.name]: key === '' ? null : key };
      const missing = [...states(after, field.name)]
        .filter(([name, { visible, required }]) => visible && required && isEmpty(after[name]))
        .map(([name]) => localizeLabel(entity.fields[name]!.label, language));
      const broken = brokenRules(rules, after, world, language).filter(({ code }) => !before.has(code));
      const messages = [...new Set(broken.map(({ message }) => message))];
      const isHopeless = broken.length > 0 && askedFields(broken, entity, { [field.name]: key }).length === 0;
      if (isHopeless) return [key, { kind: 'refused', words: messages }];
      const words = [...missing, ...messages];
      return [key, { kind: words.length > 0 ? 'asks' : 'open', words }];
    }),
  );
}
