import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { EntityDocument, FormDocument } from '../model/model-document.ts';
import type { FieldState, FormStore } from './form-store.ts';
import type { OpenFields } from './open-fields.ts';
import type { RuleWorld } from './rules/rule-world.ts';

export interface FormContextValue {
  readonly store: FormStore;
  readonly open: OpenFields;
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  /** What the rules of the form look at beside its values. */
  readonly world: RuleWorld;
  /** A short form in a window, where common answers stand ready as buttons. */
  readonly brief: boolean;
  /** Id of the record being changed; undefined for a new one. */
  readonly id: string | undefined;
  /** Checks one field when the keyboard leaves it. */
  readonly validateField: (name: string) => void;
}

const FormContext = createContext<FormContextValue | undefined>(undefined);

export const FormContextProvider = FormContext;

export function useForm(): FormContextValue {
  const form = use(FormContext);
  if (!form) throw new Error('useForm stands outside a form');
  return form;
}

/** The form around a widget; undefined where a widget stands alone, as in a cell of a list. */
export function useFormAround(): FormContextValue | undefined {
  return use(FormContext);
}

export interface BoundField {
  readonly value: unknown;
  readonly state: FieldState;
  readonly issues: readonly string[];
  readonly changed: boolean;
  readonly set: (value: unknown) => void;
  readonly blur: () => void;
}

/** One field of the form: redrawn only when it, its state or its issues change. */
export function useBoundField(name: string): BoundField {
  const { store, validateField } = useForm();
  const subscribe = useCallback((listener: () => void) => store.subscribe(name, listener), [store, name]);
  const value = useSyncExternalStore(subscribe, () => store.value(name));
  const state = useSyncExternalStore(subscribe, () => store.state(name));
  const issues = useSyncExternalStore(subscribe, () => store.issues(name));
  const changed = useSyncExternalStore(subscribe, () => store.isChanged(name));
  const set = useCallback((next: unknown) => store.set(name, next), [store, name]);
  const blur = useCallback(() => validateField(name), [validateField, name]);
  return { value, state, issues, changed, set, blur };
}

/** What is wrong at a path, such as one cell of a line grid. */
export function useIssues(path: string): readonly string[] {
  const { store } = useForm();
  const subscribe = useCallback((listener: () => void) => store.subscribe(path, listener), [store, path]);
  return useSyncExternalStore(subscribe, () => store.issues(path));
}

/** Something of the form as a whole, such as how many fields are unsaved. */
export function useFormValue<T>(store: FormStore, read: (store: FormStore) => T): T {
  const subscribe = useCallback((listener: () => void) => store.subscribe('', listener), [store]);
  return useSyncExternalStore(subscribe, () => read(store));
}

/** Whether a field is an input at the moment. */
export function useIsOpen(name: string): boolean {
  const { open } = useForm();
  const subscribe = useCallback((listener: () => void) => open.subscribe(listener), [open]);
  return useSyncExternalStore(subscribe, () => open.isOpen(name));
}

const NO_SUBSCRIPTION = () => () => undefined;

/** The value of another field of the form around a widget; undefined without a form or a name. */
export function useSibling(name: string | undefined): unknown {
  const store = use(FormContext)?.store;
  const subscribe = useMemo(
    () =>
      store && name !== undefined
        ? (listener: () => void) => store.subscribe(name, listener)
        : NO_SUBSCRIPTION,
    [store, name],
  );
  return useSyncExternalStore(subscribe, () => (store && name !== undefined ? store.value(name) : undefined));
}
