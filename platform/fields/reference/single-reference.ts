import type { FieldSpec, FieldType } from '../field-type.ts';
import { readRecordId, recordCell, recordIdSchema, tidyRecordId } from '../record-id.ts';

/** What reference, user, department and treeParent have in common: one column holding the id of a record. */
export function singleReference<S extends FieldSpec>(target: (spec: S) => string) {
  return {
    storage: 'columns',
    sortable: true,
    filterable: true,
    operators: ['equals', 'oneOf', 'isWithin', 'isEmpty'],
    columns: (spec) => [{ part: '', type: 'uuid', references: target(spec) }],
    valueSchema: () => recordIdSchema,
    expressionType: (spec) => ({ kind: 'record', entity: target(spec) }),
    normalize: tidyRecordId,
    toCell: recordCell,
    fromCell: readRecordId,
  } satisfies Omit<FieldType<S>, 'name' | 'label' | 'parameters'>;
}
