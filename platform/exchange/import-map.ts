/** The map of an import as `import-map.schema.json` describes it. */
export interface ImportMap {
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly match?: readonly string[];
  readonly create?: boolean;
  readonly update?: 'none' | 'overwrite' | 'fillBlanks';
  readonly reason?: string;
  readonly fields: FieldSources;
  readonly children?: {
    readonly field: string;
    readonly groupBy: readonly string[];
    readonly fields: FieldSources;
  };
}

/** By field, or part of a field (`address.city`). */
export type FieldSources = Readonly<Record<string, CellSource>>;

/** Exactly one of `column`, `value` and `template`; the rest changes what it gives, in the order below. */
export interface CellSource {
  readonly column?: string;
  readonly value?: string;
  readonly template?: string;
  readonly trim?: boolean;
  readonly lowerCase?: boolean;
  readonly values?: Readonly<Record<string, string | null>>;
  readonly dateFormat?: string;
  readonly multiply?: string;
  readonly round?: number;
  readonly lookup?: { readonly entity?: string; readonly by: string };
}
