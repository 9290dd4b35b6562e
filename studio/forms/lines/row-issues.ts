import { useForm, useFormValue } from '../form-context.tsx';

const SEPARATOR = '\n';

/** Everything wrong with a row, in words; at its cells and with the row itself. */
export function useRowIssues(name: string, key: string): readonly string[] {
  const { store } = useForm();
  const prefix = `${name}.${key}`;
  const text = useFormValue(store, (one) =>
    one
      .issuePaths()
      .filter((path) => path === prefix || path.startsWith(`${prefix}.`))
      .flatMap((path) => one.issues(path))
      .join(SEPARATOR),
  );
  return text === '' ? [] : text.split(SEPARATOR);
}
