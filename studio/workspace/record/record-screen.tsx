import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { titleText } from '../../model/record-title.ts';
import { recordPath } from '../../model/paths.ts';
import { useMedia } from '../../ui/use-media.ts';
import { stageField } from '../stage/stage-gates.ts';
import { DelegationBanner } from '../delegation/delegation-banner.tsx';
import { useDelete } from './delete-record.tsx';
import { pageOf } from './page-parts.ts';
import { RecordActions } from './record-actions.tsx';
import { RecordDialogs } from './record-dialogs.tsx';
import { RecordHead } from './record-head.tsx';
import { useRecordKeys } from './record-keys.ts';
import { RecordPanel } from './record-panel.tsx';
import { RecordTabs, tabsOf } from './record-tabs.tsx';
import { trailPlace } from './record-trail.ts';
import { useRecordWork } from './record-work.ts';
import { SaveBar } from './save-bar.tsx';
import { useTabInAddress } from './tab-in-address.ts';
import { useTabCounts } from './tab-counts.ts';
import { pressLogKey } from './timeline/log-key.ts';
import { Timeline } from './timeline/timeline.tsx';
import { useUnsavedGuard } from './unsaved-guard.tsx';
import styles from './record.module.css';

const StagePath = lazy(async () => ({ default: (await import('../stage/stage-path.tsx')).StagePath }));

interface RecordScreenProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
}

/** From this width on the timeline stands beside the form. */
const WIDE = '(min-width: 1280px)';

/** The page of a record as its `page` metadata lays it out, or a plain one where the pack has none. */
export function RecordScreen({ entity, record }: RecordScreenProps) {
  const model = useModel();
  const navigate = useNavigate();
  usePageTitle(titleText(record[entity.title]));
  const hasTimeline = entity.features?.['timeline'] !== false;
  const beside = useMedia(WIDE) && hasTimeline;
  const page = pageOf(model, entity);
  const tabs = tabsOf(page, model, entity).filter(
    ({ shows }) => shows !== 'timeline' || (hasTimeline && !beside),
  );
  const counts = useTabCounts(tabs, entity, record.id);
  const [tab, setTab] = useTabInAddress();
  const shown = tabs.find(({ key }) => key === tab) ?? tabs[0]!;
  const choose = (shows: string) => setTab(tabs.find((one) => one.shows === shows)?.key);
  const work = useRecordWork(entity, page, record, () => choose('fields'));
  const { world, saver, save, discard, edit } = work;
  const guard = useUnsavedGuard(world.store);
  const deleting = useDelete(entity, record, guard.leave);
  const place = trailPlace(entity.key, record.id);
  const go = (id: string | undefined) => id && void navigate(recordPath(entity.key, id));
  useRecordKeys({
    onTab: (at) => tabs[at] && setTab(tabs[at].key),
    onEdit: edit,
    onPrevious: () => go(place?.previous),
    onNext: () => go(place?.next),
    onLog: () => pressLogKey(),
  });
  const actions = (
    <RecordActions
      entity={entity}
      page={page}
      record={record}
      world={world}
      onEdit={edit}
      onDelete={() => void deleting.remove()}
    />
  );
  return (
    <div className={styles.page}>
      <RecordHead
        entity={entity}
        page={page}
        record={record}
        actions={actions}
        onTimeline={hasTimeline && !beside ? () => choose('timeline') : undefined}
      />
      {stageField(entity) && (
        <Suspense>
          <StagePath entity={entity} record={record} />
        </Suspense>
      )}
      <DelegationBanner entity={entity} record={record} />
      <div className={styles.split}>
        <div className={styles.main}>
          {tabs.length > 1 && (
            <RecordTabs tabs={tabs} counts={counts} current={shown.key} onChoose={setTab} />
          )}
          <RecordPanel entity={entity} record={record} tab={shown} alone={tabs.length === 1} work={work} />
          <SaveBar
            entity={entity}
            store={world.store}
            saving={saver.saving}
            always={false}
            onSave={() => void save()}
            onDiscard={discard}
          />
        </div>
        {beside && (
          <aside className={styles.side}>
            <Timeline entity={entity} record={record} />
          </aside>
        )}
      </div>
      <RecordDialogs entity={entity} work={work} />
      {guard.dialog}
      {deleting.dialog}
    </div>
  );
}
