import { useEffect, useMemo, useState } from 'react';
import { loadValidator, type ValueValidator } from '../../api/validators.ts';
import { useLanguage, type Language } from '../../language/language.tsx';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import type { FormStore, FormValues } from '../form-store.ts';
import { formRules } from '../rules/form-rules.ts';
import type { FormWorld } from '../rules/use-form-store.ts';
import { brokenRules, compileEntityRules } from './broken-rules.ts';
import { validatorParts } from './validator-parts.ts';
import { valueIssues, type CheckContext } from './value-issues.ts';

export interface FormChecker {
  /** Says what is wrong with a field; for when the keyboard leaves it. */
  readonly checkField: (name: string) => void;
  /** Says everything that is wrong; true when nothing is. */
  readonly checkAll: () => boolean;
}

/** Checks a form with the server's own validators and rules before anything is sent. */
export function useFormChecker(entity: EntityDocument, { store, world, isNew }: FormWorld): FormChecker {
  const model = useModel();
  const { language } = useLanguage();
  const validators = useValidators(model, entity);
  return useMemo(
    () => makeChecker(entity, store, world, isNew, { model, language, validators }),
    [entity, store, world, isNew, model, language, validators],
  );
}

type Shared = Pick<CheckContext, 'model' | 'language' | 'validators'>;

function makeChecker(
  entity: EntityDocument,
  store: FormStore,
  world: FormWorld['world'],
  isNew: boolean,
  shared: Shared,
): FormChecker {
  const rules = compileEntityRules(shared.model, entity);
  const context: CheckContext = { ...shared, rowStates: rowStates(world) };
  const fields = Object.values(entity.fields).filter(({ system }) => !system);
  const ofField = (name: string) => {
    const field = entity.fields[name];
    if (!field) return [];
    const filledLater = isNew && field.default !== undefined && !store.isTouched(name);
    const value = store.value(name);
    return valueIssues({ entity, field, path: name, value, state: store.state(name), filledLater }, context);
  };
  const broken = (only?: string) =>
    brokenRules(rules, store.values, world, shared.language as Language, only);
  return {
    checkField: (name) => {
      const issues = ofField(name);
      store.setFieldIssues(name, issues.length > 0 ? issues : broken(name));
    },
    checkAll: () => {
      const issues = fields.flatMap(({ name }) => (isNew || store.isChanged(name) ? ofField(name) : []));
      const all = issues.length > 0 ? issues : broken();
      store.setIssues(all);
      return all.length === 0;
    },
  };
}

/** The conditions of a child entity on one of its rows; compiled once for each entity. */
function rowStates(world: FormWorld['world']): CheckContext['rowStates'] {
  const compiled = new Map<string, ReturnType<typeof formRules>>();
  return (entity, row: FormValues) => {
    const rules = compiled.get(entity.key) ?? formRules(entity, undefined, world, { isNew: false });
    compiled.set(entity.key, rules);
    const states = rules.states(row, undefined);
    return (name) => states.get(name) ?? { visible: true, required: false, readOnly: false };
  };
}

const NONE: ReadonlyMap<string, ValueValidator> = new Map();

/** The validators of an entity and of the rows inside it; until they arrive only the server checks. */
function useValidators(model: ModelDocument, entity: EntityDocument): ReadonlyMap<string, ValueValidator> {
  const [validators, setValidators] = useState(NONE);
  useEffect(() => {
    let wanted = true;
    void loadAll(model, entity).then((loaded) => (wanted ? setValidators(loaded) : undefined));
    return () => {
      wanted = false;
    };
  }, [model, entity]);
  return validators;
}

async function loadAll(
  model: ModelDocument,
  entity: EntityDocument,
): Promise<ReadonlyMap<string, ValueValidator>> {
  const inside = Object.values(entity.fields).flatMap(({ type, target }) =>
    type === 'children' && target ? [target] : [],
  );
  const load = async (key: string) =>
    [key, await loadValidator(key, model.fingerprint, validatorParts)] as const;
  // What an action asks is checked by the server alone: it is no entity.
  const keys = [entity.key, ...inside].filter((key) => model.entities[key]);
  const results = await Promise.allSettled(keys.map(load));
  return new Map(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
}
