import { useEffect, useState } from 'react';
import { useFormChecker } from '../../forms/checking/use-form-checker.ts';
import type { FormStore, FormValues } from '../../forms/form-store.ts';
import { OpenFields } from '../../forms/open-fields.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { changesOf } from '../../forms/record-values.ts';
import { useFormStore } from '../../forms/rules/use-form-store.ts';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';

/** One form of a dialog, as the dialog sends it and tells it what was wrong. */
export interface Part {
  readonly entity: EntityDocument;
  readonly store: FormStore;
  readonly open: OpenFields;
  readonly check: () => boolean;
  readonly changes: () => FormValues;
}

interface FormPartProps {
  readonly name: string;
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  readonly values: FormValues;
  readonly isNew: boolean;
  /** Told of the part while it is on the screen, and of undefined when it goes. */
  readonly onPart: (name: string, part: Part | undefined) => void;
}

/** A form inside the dialog of an action: fields of the record, what else is asked, or a new record. */
export function FormPart({ name, entity, form, values, isNew, onPart }: FormPartProps) {
  const model = useModel();
  const [open] = useState(() => new OpenFields(true));
  const world = useFormStore({ entity, form, values, isNew });
  const { checkField, checkAll } = useFormChecker(entity, world);
  useEffect(() => {
    const { store } = world;
    onPart(name, {
      entity,
      store,
      open,
      check: checkAll,
      changes: () => changesOf(store, entity, model, isNew),
    });
    return () => onPart(name, undefined);
  }, [name, entity, world, open, checkAll, model, isNew, onPart]);
  return (
    <RecordForm entity={entity} form={form} world={world} open={open} brief validateField={checkField} />
  );
}
