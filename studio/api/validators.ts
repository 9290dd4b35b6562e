/** One thing a validator finds wrong, as Ajv says it. */
export interface ValueError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Checks the values of a record that are not null; `errors` says what was wrong the last time. */
export interface ValueValidator {
  (values: Readonly<Record<string, unknown>>): boolean;
  errors?: readonly ValueError[] | null;
}

/** Gives a validator what it calls outside of itself. */
export type Require = (name: string) => unknown;

interface ValidatorModule {
  readonly makeValidator: (require: Require) => ValueValidator;
}

const loaded = new Map<string, Promise<ValueValidator>>();

/**
 * The server's own validator of an entity as a module of one version of the Model. It is plain code, so a strict
 * content policy lets it run.
 */
export function loadValidator(entity: string, version: string, require: Require): Promise<ValueValidator> {
  const address = `/api/model/validators/${encodeURIComponent(entity)}.js?v=${version}`;
  let validator = loaded.get(address);
  if (!validator) {
    validator = import(/* @vite-ignore */ address).then((module: ValidatorModule) =>
      module.makeValidator(require),
    );
    validator.catch(() => loaded.delete(address));
    loaded.set(address, validator);
  }
  return validator;
}
