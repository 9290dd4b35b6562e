import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import type { LocalText } from '../kernel/text.ts';
import { RecordsService } from '../records/records.service.ts';
import { getRecord } from '../records/read/get-record.ts';
import { shownFields } from '../records/read/history.ts';
import { recordTitles } from '../records/read/record-titles.ts';
import { dayOf } from '../records/write/write-session.ts';
import {
  ClassificationStore,
  type ClassificationChange,
  type ClassificationPin,
} from '../storage/store/classification-store.ts';
import { classificationFields } from './classification-rule.ts';
import { codeToday, namesOf } from './earlier-names.ts';
import { mayKnowMeasure, rulesByName, ruleSets } from './rule-set.ts';

/** How a record is classified, and how it came to that. */
export interface RecordClassification {
  /** By field; those the caller may read. */
  readonly fields: Readonly<Record<string, FieldClassification>>;
}

export interface FieldClassification {
  readonly value: string | null;
  /** Rules keep it right. */
  readonly isAutomatic: boolean;
  readonly pin: (Pick<ClassificationPin, 'until' | 'note' | 'at'> & { readonly by: Person | null }) | null;
  /** The latest first. */
  readonly history: readonly HistoryLine[];
}

interface Person {
  readonly id: string;
  readonly title: string | null;
}

export interface HistoryLine extends Pick<ClassificationChange, 'id' | 'old' | 'new' | 'at' | 'source'> {
  readonly run: string | null;
  /** What the rule measured, for who reads what it measures. */
  readonly measured: string | null;
  /** The rule by its key, `thick.science`, and what people call it, where it is still there. */
  readonly rule: string | null;
  readonly ruleLabel: LocalText | null;
  /** Null where the system did it. */
  readonly by: Person | null;
}

const MOST = 200;

/** Tells how records are classified, to who may read that. */
@Injectable()
export class RecordClassifications {
  constructor(
    private readonly records: RecordsService,
    private readonly store: ClassificationStore,
  ) {}

  async of(caller: Caller, name: string, id: string): Promise<RecordClassification> {
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const entity = model.entity(name);
    const asked = classificationFields(entity).filter(
      (field) => read.access.field(read.caller, entity, field).read !== 'no',
    );
    const row = await getRecord(read, entity, id, ['id', ...asked].join());
    const shown = await shownFields(read, entity, id, false);
    const fields = asked.filter((field) => shown.has(field)).map((field) => entity.fields.get(field)!);
    const recordId = String(row['id']);
    const changes = await this.store.changesOf(read.session, recordId, fields.flatMap(namesOf), MOST);
    const pins = await this.store.pinsOf(read.session, [recordId], dayOf(read.now, read.organisation));
    const people = [...changes, ...pins].flatMap(({ byUserId }) => byUserId ?? []);
    const titles = people.length > 0 ? await recordTitles(read, 'core:user', [...new Set(people)]) : {};
    const person = (by: string | null): Person | null =>
      by === null ? null : { id: by, title: titles[by] ?? null };
    const rules = rulesByName(model);
    const automatic = new Set(
      ruleSets(model).flatMap((set) => (set.entity === entity ? [set.field.name] : [])),
    );
    const told = fields.map((one): [string, FieldClassification] => {
      const { name: field } = one;
      const names = namesOf(one);
      const pin = pins.find((other) => names.includes(other.field));
      const own = changes.filter((change) => names.includes(change.field));
      return [
        field,
        {
          value: (row[field] ?? null) as string | null,
          isAutomatic: automatic.has(field),
          pin: pin ? { until: pin.until, note: pin.note, at: pin.at, by: person(pin.byUserId) } : null,
          history: own.map((change) => {
            const rule = rules.get(`${entity.key}.${field} ${change.rule}`);
            return {
              id: change.id,
              old: codeToday(one, change.old),
              new: codeToday(one, change.new),
              at: change.at,
              measured: mayKnowMeasure(read, entity, rule) ? change.measured : null,
              source: change.source,
              run: change.runId,
              rule: change.rule,
              ruleLabel: rule?.label ?? null,
              by: person(change.byUserId),
            };
          }),
        },
      ];
    });
    return { fields: Object.fromEntries(told) };
  }
}
