import type { DuplicateDocument, ValidationDocument } from './rule-document.ts';
import type { ExpressionType } from '../../platform/expression/expression-type.ts';
import type { LabelText } from '../language/label-text.ts';
import type { AttributeDocument } from './attribute-document.ts';
import type { OwnScreen } from './own-screen.ts';
import type { ProcessDocument, StageFieldsDocument } from './process-document.ts';
import type { ActionDocument, OfferDocument } from './action-document.ts';

/** What `GET /api/model` answers: the part of the Model the caller's screens need. Maps are keyed by key (`library:book`). */
export interface ModelDocument {
  readonly fingerprint: string;
  readonly company: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  /** What the caller may do beside records: `delegate`, `grantRoles` … */
  readonly rights: readonly string[];
  readonly entities: Readonly<Record<string, EntityDocument>>;
  readonly views: Readonly<Record<string, ViewDocument>>;
  readonly forms: Readonly<Record<string, FormDocument>>;
  readonly pages: Readonly<Record<string, PageDocument>>;
  readonly apps: Readonly<Record<string, AppDocument>>;
  /** What people do with records in one step, and what they make of them; those of the reader's roles. */
  readonly actions: Readonly<Record<string, ActionDocument>>;
  readonly conversions: Readonly<Record<string, OfferDocument>>;
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
  /** By the name that records keep; only where the entity has stages that the caller reads. */
  readonly processes?: Readonly<Record<string, ProcessDocument>>;
  readonly stageFields?: StageFieldsDocument;
  readonly features?: Readonly<Record<string, boolean>>;
  readonly fields: Readonly<Record<string, FieldDocument>>;
  readonly validations?: Readonly<Record<string, ValidationDocument>>;
  /** What counts as the same record entered twice, for who may enter records. */
  readonly duplicates?: Readonly<Record<string, DuplicateDocument>>;
  /** What the caller may ever do with records of the entity. */
  readonly allows: Readonly<
    Record<'create' | 'read' | 'update' | 'delete' | 'export' | 'assign' | 'share', boolean>
  >;
}

export interface OptionDocument {
  readonly label: LabelText;
  /** What choosing it means. */
  readonly help?: LabelText;
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
  /** No two records have the same value. */
  readonly unique?: boolean;
  readonly default?: string;
  readonly visibleWhen?: string;
  readonly requiredWhen?: string;
  readonly readOnlyWhen?: string;
  /** Some of its conditions look at what the caller may not read: the server tells what comes of them. */
  readonly decidedUnseen?: boolean;
  readonly order?: number;
  readonly searchable?: boolean;
  /** Key of the entity a reference, children, user, department or tree parent leads to. */
  readonly target?: string;
  readonly inverse?: string;
  readonly options?: Readonly<Record<string, OptionDocument>>;
  /** Of a classification: what the nodes of its scheme say of records, by the name of the attribute. */
  readonly attributes?: Readonly<Record<string, AttributeDocument>>;
  readonly operators: readonly string[];
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** How conditions see the field. */
  readonly expressionType: ExpressionType;
  /** The caller may change it (rights, not conditions). */
  readonly writable: boolean;
  /** Where its value comes from when nobody writes it. */
  readonly computed?: ComputedDocument;
  /** The type's own parameters: maxLength, min, max, scale, currencyField … */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A value nobody writes: of an expression, of the record a path leads to, or of the records that refer to this one. */
export interface ComputedDocument {
  readonly kind: 'formula' | 'lookup' | 'rollup';
  /** CEL: over the record, of a roll-up over each record it counts. */
  readonly value?: string;
  readonly path?: readonly string[];
  /** Key of the entity whose records are counted, and their reference to this one. */
  readonly of?: string;
  readonly reference?: string;
  readonly measure?: string;
  readonly where?: string;
}

interface Ordered {
  readonly order?: number;
}

export interface ColumnDocument extends Ordered {
  readonly path?: string;
  readonly label?: LabelText;
  readonly width?: number;
  readonly total?: 'sum' | 'avg' | 'min' | 'max' | 'count';
  /** The date by which something is to be done: one in the past is overdue. */
  readonly due?: boolean;
}

/** A column of a line grid: a field of the child, or a value computed from the row. */
export interface LineColumnDocument extends Ordered {
  readonly label?: LabelText;
  readonly width?: number;
  readonly total?: 'sum';
  readonly value?: string;
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
  readonly groupBy?: {
    readonly field: string;
    readonly by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  };
  readonly board?: BoardDocument;
  readonly calendar?: CalendarDocument;
  /** Joined to the record above by a field; so many levels open to begin with. */
  readonly chart?: { readonly field: string; readonly levels?: number };
  readonly quickFilters?: Readonly<
    Record<string, Ordered & { readonly label: LabelText; readonly filter: string }>
  >;
}

/** Records as cards: a column for each value of a field. */
export interface BoardDocument {
  readonly field: string;
  /** Options whose columns are folded to begin with. */
  readonly folded?: readonly string[];
}

/** Records on days, from one date or moment to another. */
export interface CalendarDocument {
  readonly start: string;
  readonly end?: string;
  /** A field whose values stand side by side. */
  readonly lane?: string;
  readonly by?: 'day' | 'week' | 'month';
}

export interface FormDocument {
  readonly entity: string;
  readonly label?: LabelText;
  readonly for: readonly ('create' | 'edit' | 'quickCreate' | 'log')[];
  /** What a form for log sets by itself. */
  readonly set?: SetDocument;
  /** The reference of further records that go when a log is taken back. */
  readonly undoes?: string;
  readonly tabs?: Readonly<Record<string, Ordered & { readonly label: LabelText }>>;
  readonly sections: Readonly<Record<string, FormSectionDocument>>;
}

/** Values by field: CEL, or a text in each language for a field that is empty. */
export type SetDocument = Readonly<Record<string, string | LabelText>>;

/** An answer offered as a button. */
export interface PickDocument extends Ordered {
  readonly label: LabelText;
  readonly value?: string;
  readonly set?: SetDocument;
}

export interface FormSectionDocument extends Ordered {
  readonly label: LabelText;
  readonly tab?: string;
  readonly columns?: number;
  readonly visibleWhen?: string;
  readonly fields: Readonly<
    Record<
      string,
      Ordered & {
        readonly span?: number;
        readonly columns?: Readonly<Record<string, LineColumnDocument>>;
        readonly picks?: Readonly<Record<string, PickDocument>>;
      }
    >
  >;
}

export interface PageDocument {
  readonly entity: string;
  readonly form?: string;
  readonly facts?: Readonly<Record<string, Omit<ColumnDocument, 'width' | 'total'>>>;
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
        readonly visibleWhen?: string;
      }
    >
  >;
}

export interface RelatedDocument extends Ordered {
  readonly relation: string;
  readonly label?: LabelText;
  readonly tab?: string;
  readonly as?: 'list' | 'chart';
  readonly columns: Readonly<Record<string, ColumnDocument>>;
  readonly sort?: Readonly<Record<string, SortDocument>>;
  readonly filter?: string;
}

export interface AppDocument extends Ordered {
  readonly label: LabelText;
  readonly help?: LabelText;
  readonly icon?: string;
  /** Folded behind one entry at the foot of the navigation. */
  readonly atFoot?: boolean;
  readonly menu: Readonly<Record<string, MenuItemDocument>>;
  /** Lists on the home page. */
  readonly tiles?: Readonly<Record<string, TileDocument>>;
  /** What people begin from the home page with one tap. */
  readonly quick?: Readonly<Record<string, QuickActionDocument>>;
}

export interface TileDocument extends Ordered {
  readonly view: string;
  readonly label?: LabelText;
  /** A form for log; each record gets a button that opens it. */
  readonly log?: string;
}

export interface QuickActionDocument extends Ordered {
  readonly entity: string;
  /** For log or quickCreate, in a panel; without it the entity's own, on a page. */
  readonly form?: string;
  /** A field whose possible records offer the action too. */
  readonly about?: string;
  readonly label?: LabelText;
  readonly icon?: string;
}

export interface MenuItemDocument extends Ordered {
  readonly label?: LabelText;
  readonly icon?: string;
  readonly entity?: string;
  readonly view?: string;
  /** A screen of the platform's own. */
  readonly screen?: OwnScreen;
  /** The view whose number of records stands beside the item. */
  readonly count?: string;
  readonly group?: Readonly<Record<string, MenuItemDocument>>;
}

/** The entries of a keyed map in their order. */
export function inOrder<T extends Ordered>(
  map: Readonly<Record<string, T>> | undefined,
): readonly (readonly [string, T])[] {
  return Object.entries(map ?? {}).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}
