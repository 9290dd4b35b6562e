import { didYouMean } from '../kernel/did-you-mean.ts';
import type { Message } from '../kernel/text.ts';
import { isDateFormat } from '../fields/date-cell.ts';
import { enteredField } from '../model/computed.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import { pointer, type Problem } from '../model/problem.ts';
import { cellReader, columnsOf, type CellReader } from './cell-reader.ts';
import type { CellSource, FieldSources, ImportMap } from './import-map.ts';
import { messages } from './messages.ts';

/** A map compiled for one entity and one file. */
export interface ImportPlan {
  readonly entity: Entity;
  readonly map: ImportMap;
  readonly fields: readonly PlannedField[];
  /** The fields that recognise a record, in the order of `match`. */
  readonly match: readonly PlannedField[];
  /** Self-references: written by a second pass, when all records are there. */
  readonly later: readonly PlannedField[];
  readonly children: PlannedChildren | undefined;
}

export interface PlannedChildren {
  readonly field: Field;
  readonly fields: readonly PlannedField[];
  /** Positions of the columns that hold rows together. */
  readonly groupBy: readonly number[];
}

export interface PlannedField {
  /** As the map calls it: `address.city`. */
  readonly name: string;
  readonly field: Field;
  /** `city` of `address.city`. */
  readonly part: string | undefined;
  /** Positions of the columns it reads. */
  readonly columns: readonly number[];
  readonly read: CellReader;
  readonly dateFormat: string | undefined;
  readonly lookup: PlannedLookup | undefined;
}

export interface PlannedLookup {
  readonly entity: Entity;
  readonly by: Field;
}

/**
 * Compiles a map, or says everything that is wrong with it.
 *
 * @param reads whether the caller reads a field: by the others nothing is found, for that it is found tells the value
 */
export function planImport(
  model: Model,
  entity: Entity,
  map: ImportMap,
  columns: readonly string[],
  file: string,
  reads: (field: Field) => boolean,
): { readonly plan: ImportPlan; readonly problems: readonly Problem[] } {
  const planner = new Planner(model, columns, file, reads);
  const fields = planner.fields(entity, map.fields, ['fields']);
  const children = map.children && planner.children(entity, map.children);
  const later = fields.filter(({ lookup, part }) => !part && lookup?.entity === entity);
  const match = planner.match(fields, map.match ?? [], later);
  const first = fields.filter((field) => !later.includes(field));
  return { plan: { entity, map, fields: first, match, later, children }, problems: planner.problems };
}

class Planner {
  readonly problems: Problem[] = [];

  constructor(
    private readonly model: Model,
    private readonly columns: readonly string[],
    private readonly file: string,
    private readonly reads: (field: Field) => boolean,
  ) {}

  fields(entity: Entity, sources: FieldSources, path: readonly string[]): PlannedField[] {
    return Object.entries(sources).flatMap(([name, source]) => {
      const at = [...path, name];
      const [fieldName = '', part] = name.split('.');
      const field = this.#field(entity, fieldName, at);
      if (!field) return [];
      this.#checkPart(field, part, at);
      if (source.dateFormat !== undefined && !isDateFormat(source.dateFormat))
        this.#tell([...at, 'dateFormat'], messages.datePattern({ pattern: source.dateFormat }));
      const lookup = this.#lookup(field, source, at);
      const positions = columnsOf(source).map((column) => this.#column(column, at));
      const read = cellReader(source, (column) => this.columns.indexOf(column));
      return [{ name, field, part, columns: positions, read, dateFormat: source.dateFormat, lookup }];
    });
  }

  children(entity: Entity, map: NonNullable<ImportMap['children']>): PlannedChildren | undefined {
    const at = ['children', 'field'];
    const field = entity.fields.get(map.field);
    const target = field?.type.storage === 'children' ? this.model.entities.get(field.target!) : undefined;
    if (!field) this.#tell(at, this.#unknownField(entity, map.field));
    else if (!target) this.#tell(at, messages.notChildren({ field: map.field }));
    const groupBy = map.groupBy.map((column) => this.#column(column, ['children', 'groupBy']));
    if (!field || !target) return undefined;
    return { field, groupBy, fields: this.fields(target, map.fields, ['children', 'fields']) };
  }

  match(
    fields: readonly PlannedField[],
    names: readonly string[],
    later: readonly PlannedField[],
  ): PlannedField[] {
    if (names.length === 0)
      for (const { name } of later)
        this.#tell(['fields', name], messages.selfReferenceNeedsMatch({ field: name }));
    return names.flatMap((name) => {
      const planned = fields.find((field) => field.name === name && !later.includes(field));
      if (!planned) this.#tell(['match'], messages.matchNotMapped({ field: name }));
      else if (!this.reads(planned.field)) this.#tell(['match'], messages.hiddenKey({ field: name }));
      return planned ?? [];
    });
  }

  #field(entity: Entity, name: string, at: readonly string[]): Field | undefined {
    const field = enteredField(entity, name);
    if (!field) this.#tell(at, this.#unknownField(entity, name));
    else if (field.system || field.type.storage === 'computed' || field.type.storage === 'children')
      this.#tell(at, messages.fieldNotImportable({ field: name }));
    else return field;
    return undefined;
  }

  #checkPart(field: Field, part: string | undefined, at: readonly string[]): void {
    if (part === undefined) return;
    const type = field.type.expressionType(field.spec);
    if (type.kind === 'object' && Object.hasOwn(type.parts, part)) return;
    this.#tell(at, messages.noParts({ field: field.name, part }));
  }

  #lookup(field: Field, { lookup }: CellSource, at: readonly string[]): PlannedLookup | undefined {
    const any = field.type.name === 'anyReference';
    const refers = any || field.target !== undefined;
    if (!lookup) {
      if (refers) this.#tell(at, messages.referenceNeedsLookup({ field: field.name }));
      return undefined;
    }
    if (!refers) this.#tell([...at, 'lookup'], messages.lookupNeedsReference({ field: field.name }));
    const name = lookup.entity ?? field.target;
    if (name === undefined) {
      if (any) this.#tell([...at, 'lookup'], messages.lookupNeedsEntity({ field: field.name }));
      return undefined;
    }
    const entity = this.model.findEntity(name);
    if (!entity) {
      this.#tell([...at, 'lookup', 'entity'], messages.unknownEntity({ entity: name }));
      return undefined;
    }
    const by = this.#field(entity, lookup.by, [...at, 'lookup', 'by']);
    if (by && !this.reads(by)) this.#tell([...at, 'lookup', 'by'], messages.hiddenKey({ field: lookup.by }));
    return by && { entity, by };
  }

  #column(column: string, at: readonly string[]): number {
    const index = this.columns.indexOf(column);
    if (index < 0) this.#tell(at, messages.unknownColumn({ column, hint: this.#hint(column, this.columns) }));
    return index;
  }

  #unknownField(entity: Entity, field: string): Message {
    const hint = this.#hint(field, entity.fields.keys());
    return messages.unknownField({ entity: entity.name, field, hint });
  }

  #hint(name: string, known: Iterable<string>): string {
    const names = [...known];
    const near = didYouMean(name, names);
    return near === undefined ? names.slice(0, 30).join(', ') : `→ ${near}`;
  }

  #tell(at: readonly string[], message: Message): void {
    this.problems.push({ file: this.file, pointer: pointer(at), message });
  }
}
