import type { ExpressionType } from '../../platform/expression/expression-type.ts';
import type { LabelText } from '../language/language.tsx';

/** What `GET /api/model` answers: the part of the Model the caller's screens need. Maps are keyed by key (`library:book`). */
export interface ModelDocument {
  readonly fingerprint: string;
  readonly company: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly entities: Readonly<Record<string, EntityDocument>>;
  readonly views: Readonly<Record<string, ViewDocument>>;
  readonly forms: Readonly<Record<string, FormDocument>>;
  readonly pages: Readonly<Record<string, PageDocument>>;
  readonly apps: Readonly<Record<string, AppDocument>>;
}

export interface EntityDocument {
  readonly key: string;
  readonly name: string;
  readonly label: LabelText;
  readonly pluralLabel: LabelText;
  readonly help?: LabelText;
  readonly icon?: string;
  readonly colour?: string;
  /** Name of the field that names a record. */
  readonly title: string;
  readonly ownedBy: 'user' | 'department' | 'parent' | 'none';
  readonly tree?: string;
  readonly parent?: string;
  readonly features?: Readonly<Record<string, boolean>>;
  readonly fields: Readonly<Record<string, FieldDocument>>;
  /** What the caller may ever do with records of the entity. */
  readonly allows: Readonly<Record<'create' | 'read' | 'update' | 'delete' | 'export', boolean>>;
}

export interface OptionDocument {
  readonly label: LabelText;
  readonly order?: number;
  readonly colour?: string;
  readonly retired?: boolean;
}

export interface FieldDocument {
  readonly name: string;
  readonly type: string;
  readonly label: LabelText;
  readonly help?: LabelText;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly system?: boolean;
  readonly default?: string;
  readonly visibleWhen?: string;
  readonly requiredWhen?: string;
  readonly readOnlyWhen?: string;
  readonly order?: number;
  readonly searchable?: boolean;
  /** Key of the entity a reference, children, user, department or tree parent leads to. */
  readonly target?: string;
  readonly inverse?: string;
  readonly options?: Readonly<Record<string, OptionDocument>>;
  readonly operators: readonly string[];
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** How conditions see the field. */
  readonly expressionType: ExpressionType;
  /** The caller may change it (rights, not conditions). */
  readonly writable: boolean;
  /** The type's own parameters: maxLength, min, max, scale, currencyField … */
  readonly parameters: Readonly<Record<string, unknown>>;
}

interface Ordered {
  readonly order?: number;
}

export interface ColumnDocument extends Ordered {
  readonly path?: string;
  readonly label?: LabelText;
  readonly width?: number;
  readonly total?: 'sum' | 'avg' | 'min' | 'max' | 'count';
}

export interface SortDocument extends Ordered {
  readonly path?: string;
  readonly direction: 'asc' | 'desc';
}

export interface ViewDocument extends Ordered {
  readonly entity: string;
  readonly type: string;
  readonly label: LabelText;
  readonly icon?: string;
  readonly filter?: string;
  readonly sort?: Readonly<Record<string, SortDocument>>;
  readonly columns: Readonly<Record<string, ColumnDocument>>;
  readonly rail?: { readonly field: string };
  readonly quickFilters?: Readonly<
    Record<string, Ordered & { readonly label: LabelText; readonly filter: string }>
  >;
}

export interface FormDocument {
  readonly entity: string;
  readonly for: readonly ('create' | 'edit' | 'quickCreate')[];
  readonly tabs?: Readonly<Record<string, Ordered & { readonly label: LabelText }>>;
  readonly sections: Readonly<Record<string, FormSectionDocument>>;
}

export interface FormSectionDocument extends Ordered {
  readonly label: LabelText;
  readonly tab?: string;
  readonly columns?: number;
  readonly visibleWhen?: string;
  readonly fields: Readonly<
    Record<
      string,
      Ordered & { readonly span?: number; readonly columns?: Readonly<Record<string, ColumnDocument>> }
    >
  >;
}

export interface PageDocument {
  readonly entity: string;
  readonly form?: string;
  readonly facts?: Readonly<Record<string, Ordered & { readonly path?: string; readonly label?: LabelText }>>;
  readonly tabs?: Readonly<
    Record<string, Ordered & { readonly label: LabelText; readonly icon?: string; readonly shows: string }>
  >;
  readonly related?: Readonly<Record<string, RelatedDocument>>;
  readonly buttons?: Readonly<
    Record<
      string,
      Ordered & {
        readonly does: string;
        readonly relation?: string;
        readonly label?: LabelText;
        readonly icon?: string;
      }
    >
  >;
}

export interface RelatedDocument extends Ordered {
  readonly relation: string;
  readonly label?: LabelText;
  readonly tab?: string;
  readonly columns: Readonly<Record<string, ColumnDocument>>;
  readonly sort?: Readonly<Record<string, SortDocument>>;
  readonly filter?: string;
}

export interface AppDocument extends Ordered {
  readonly label: LabelText;
  readonly icon?: string;
  readonly menu: Readonly<Record<string, MenuItemDocument>>;
  /** Lists on the home page. */
  readonly tiles?: Readonly<Record<string, Ordered & { readonly view: string; readonly label?: LabelText }>>;
}

export interface MenuItemDocument extends Ordered {
  readonly label?: LabelText;
  readonly icon?: string;
  readonly entity?: string;
  readonly view?: string;
  readonly group?: Readonly<Record<string, MenuItemDocument>>;
}

/** The entries of a keyed map in their order. */
export function inOrder<T extends Ordered>(
  map: Readonly<Record<string, T>> | undefined,
): readonly (readonly [string, T])[] {
  return Object.entries(map ?? {}).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}
