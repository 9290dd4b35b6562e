import { text } from '../../support/pack-folder.ts';

export type FieldKind =
  | 'text'
  | 'select'
  | 'money'
  | 'integer'
  | 'date'
  | 'boolean'
  | 'stage'
  | 'classification'
  | 'reference'
  | 'treeParent'
  | 'children';

export interface FieldShape {
  readonly kind: FieldKind;
  /** Entity a reference or children field leads to. */
  readonly to?: string;
  readonly searchable?: true;
}

export interface EntityShape {
  readonly name: string;
  readonly title: string;
  readonly ownedBy: 'user' | 'department' | 'parent' | 'none';
  /** The reference to the parent, where records live inside one. */
  readonly parent?: string;
  /** People work on its records in teams. */
  readonly hasTeam?: true;
  readonly fields: Readonly<Record<string, FieldShape>>;
}

export const GRADES = ['a', 'b', 'c'] as const;
export const STAGES = ['s1', 's2', 's3'] as const;
export const CODES = ['01', '0101', '0102', '02'] as const;

/** The entities of every world; what varies is who may do what with them. */
export const SHAPES: readonly EntityShape[] = [
  {
    name: 'area',
    title: 'name',
    ownedBy: 'none',
    fields: {
      name: { kind: 'text', searchable: true },
      grade: { kind: 'select' },
      budget: { kind: 'money' },
      within: { kind: 'treeParent', to: 'area' },
    },
  },
  {
    name: 'partner',
    title: 'name',
    ownedBy: 'user',
    hasTeam: true,
    fields: {
      name: { kind: 'text', searchable: true },
      secret: { kind: 'text', searchable: true },
      grade: { kind: 'select' },
      sector: { kind: 'classification' },
      worth: { kind: 'money' },
      since: { kind: 'date' },
      flagged: { kind: 'boolean' },
      area: { kind: 'reference', to: 'area' },
    },
  },
  {
    name: 'deal',
    title: 'name',
    ownedBy: 'user',
    fields: {
      name: { kind: 'text', searchable: true },
      note: { kind: 'text', searchable: true },
      amount: { kind: 'money' },
      grade: { kind: 'select' },
      stage: { kind: 'stage' },
      partner: { kind: 'reference', to: 'partner' },
      lines: { kind: 'children', to: 'dealLine' },
    },
  },
  {
    name: 'dealLine',
    title: 'item',
    ownedBy: 'parent',
    parent: 'deal',
    fields: {
      item: { kind: 'text', searchable: true },
      cost: { kind: 'money' },
      pieces: { kind: 'integer' },
      deal: { kind: 'reference', to: 'deal' },
    },
  },
  {
    name: 'memo',
    title: 'subject',
    ownedBy: 'department',
    fields: {
      subject: { kind: 'text', searchable: true },
      level: { kind: 'integer' },
      grade: { kind: 'select' },
      deal: { kind: 'reference', to: 'deal' },
    },
  },
];

const BY_NAME = new Map(SHAPES.map((shape) => [shape.name, shape]));

export function shapeOf(entity: string): EntityShape {
  const shape = BY_NAME.get(entity);
  if (!shape) throw new Error(`no shape of ${entity}`);
  return shape;
}

/** Fields that hold a value of the record itself. */
export function ownFields({ fields }: EntityShape): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.kind !== 'children');
}

/** What the one view, `deals`, shows. */
export const VIEW_COLUMNS = ['name', 'note', 'amount'] as const;

/** The pack's files without its roles, sharings and restrictions. */
export function entityFiles(): [path: string, content: unknown][] {
  return [
    ...SHAPES.map((shape): [string, unknown] => [`${shape.name}.entity.json`, entityFile(shape)]),
    ['dealing.process.json', DEALING],
    ['sectors.classification.json', SECTORS],
    ['mark.action.json', MARK],
  ];
}

/** Every stage leads to every other: what a move asks for is the right alone. */
const DEALING = {
  name: 'dealing',
  entity: 'deal',
  label: text('Dealing'),
  entry: 'any',
  back: 'free',
  stages: Object.fromEntries(STAGES.map((key) => [key, { label: text(key), category: 'open' }])),
  transitions: Object.fromEntries(STAGES.map((to) => [`to${to}`, { from: 'any', to }])),
};

const SECTORS = {
  name: 'sectors',
  label: text('Sectors'),
  codes: '2-2',
  nodes: Object.fromEntries(CODES.map((code) => [code, { label: text(code) }])),
};

/** A button that writes a field as its caller. */
export const MARKED = 'a';
const MARK = {
  name: 'mark',
  label: text('Mark'),
  entity: 'deal',
  steps: { grade: { does: 'set', values: { grade: `'${MARKED}'` } } },
};

function entityFile(shape: EntityShape): unknown {
  const { name, title, ownedBy, fields } = shape;
  return {
    name,
    label: text(name),
    title,
    ownedBy,
    ...(shape.hasTeam ? { features: { team: true } } : {}),
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, fieldFile(shape, key, field)]),
    ),
  };
}

const OPTIONS = Object.fromEntries(GRADES.map((grade) => [grade, { label: text(grade) }]));

function fieldFile(shape: EntityShape, name: string, { kind, to, searchable }: FieldShape): unknown {
  const label = text(name);
  const search = searchable ? { searchable } : {};
  if (kind === 'select') return { type: kind, label, options: OPTIONS };
  if (kind === 'classification') return { type: kind, label, scheme: 'sectors' };
  if (kind === 'children') return { type: kind, label, of: `${to}.${shape.name}` };
  if (kind === 'treeParent') return { type: kind, label, onDelete: 'clear' };
  if (kind !== 'reference') return { type: kind, label, ...search };
  const isParent = shape.parent === name;
  return {
    type: kind,
    label,
    to,
    onDelete: isParent ? 'cascade' : 'clear',
    ...(isParent ? { required: true } : {}),
  };
}
