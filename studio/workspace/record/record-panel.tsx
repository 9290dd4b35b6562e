import type { RecordData } from '../../api/records.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { useLabel } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { FilesTab } from './files/files-tab.tsx';
import type { TabInfo } from './record-tabs.tsx';
import type { RecordWork } from './record-work.ts';
import { RelatedRecords } from './related/related-records.tsx';
import { Timeline } from './timeline/timeline.tsx';
import styles from './record.module.css';

interface RecordPanelProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly tab: TabInfo;
  /** There is no other tab. */
  readonly alone: boolean;
  readonly work: RecordWork;
}

/** What a tab holds. The form stays drawn behind the others, so that nothing typed is lost. */
export function RecordPanel({ entity, record, tab, alone, work }: RecordPanelProps) {
  const label = useLabel();
  const { form, world, open, saver, panel } = work;
  return (
    <div
      ref={panel}
      id="record-panel"
      className={styles.scroll}
      role={alone ? 'group' : 'tabpanel'}
      aria-label={alone ? label(tab.label) : undefined}
      aria-labelledby={alone ? undefined : `tab-${tab.key}`}
      tabIndex={0}
    >
      <div hidden={tab.shows !== 'fields'}>
        <RecordForm
          entity={entity}
          form={form}
          world={world}
          open={open}
          id={record.id}
          validateField={saver.checkField}
        />
      </div>
      {tab.related.map((related) => (
        <RelatedRecords key={related.key} entity={entity} record={record} related={related.document} />
      ))}
      {tab.shows === 'timeline' && <Timeline entity={entity} record={record} />}
      {tab.shows === 'files' && (
        <FilesTab entity={entity.key} id={record.id} writable={entity.allows.update} />
      )}
    </div>
  );
}
