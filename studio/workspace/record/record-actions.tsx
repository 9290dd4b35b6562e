import { Dropdown } from 'antd';
import { Ellipsis, Pencil } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { ownForm } from '../../forms/form-schema.ts';
import type { FormWorld } from '../../forms/rules/use-form-store.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { newRecordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { actionItems } from '../actions/action-items.tsx';
import { ActionButtons } from '../actions/action-buttons.tsx';
import { useActionStart } from '../actions/use-action-start.tsx';
import { useShownActions } from '../actions/use-actions.ts';
import { useMoreItems } from './more-items.tsx';
import { belongingTo, buttonsOf, type PageButton } from './page-parts.ts';
import styles from './record.module.css';

const QuickCreate = lazy(async () => ({
  default: (await import('../../forms/quick-create/quick-create-dialog.tsx')).QuickCreateDialog,
}));

const ShareDialog = lazy(async () => ({ default: (await import('./sharing/share-dialog.tsx')).ShareDialog }));
const ClassificationDialog = lazy(async () => ({
  default: (await import('./classification/classification-dialog.tsx')).ClassificationDialog,
}));
const WhyDialog = lazy(async () => ({ default: (await import('./why/why-dialog.tsx')).WhyDialog }));
const DelegateDialog = lazy(async () => ({
  default: (await import('../delegation/delegate-dialog.tsx')).DelegateDialog,
}));

const texts = defineTexts({
  edit: { 'zh-CN': '修改', en: 'Edit' },
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  more: { 'zh-CN': '更多操作', en: 'More' },
});

/** Buttons of the page that stand beside the title; the others are behind "more". */
const BESIDE = 2;

interface RecordActionsProps {
  readonly entity: EntityDocument;
  readonly page: PageDocument;
  readonly record: RecordData;
  readonly world: FormWorld;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** To whom else the record is opened, to whom it is handed for a time, and who may do what with it. */
function useAsking(entity: EntityDocument, record: RecordData) {
  const [asking, setAsking] = useState<'share' | 'delegate' | 'classification' | 'why'>();
  const chosen = useMemo(() => ({ entity, ids: [record.id] }), [entity, record.id]);
  const onClose = () => setAsking(undefined);
  const dialog = (
    <>
      {asking === 'share' && <ShareDialog entity={entity} record={record} onClose={onClose} />}
      {asking === 'classification' && (
        <ClassificationDialog entity={entity} record={record} onClose={onClose} />
      )}
      {asking === 'why' && <WhyDialog entity={entity} record={record} onClose={onClose} />}
      {asking === 'delegate' && <DelegateDialog chosen={chosen} onClose={onClose} />}
    </>
  );
  const items = {
    onShare: () => setAsking('share'),
    onDelegate: () => setAsking('delegate'),
    onClassification: () => setAsking('classification'),
    onWhy: () => setAsking('why'),
  };
  return { dialog, items };
}

/** What can be done with the record: make what belongs to it, change it, send, print, copy or delete it. */
export function RecordActions({ entity, page, record, world, onEdit, onDelete }: RecordActionsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const model = useModel();
  const navigate = useNavigate();
  const isPhone = useMedia('(max-width: 640px)');
  const [making, setMaking] = useState<PageButton>();
  const known = useMemo(() => (making?.field ? [making.field.name] : []), [making]);
  const { dialog, items } = useAsking(entity, record);
  const acting = useActionStart(entity, record);
  const { first, others } = useShownActions(entity, record, isPhone);
  const more = useMoreItems({ entity, world, onEdit, onDelete, ...items });
  const buttons = buttonsOf(page, model, entity, record, world.world);
  const makers = buttons.filter(({ does }) => does === 'createRelated');
  const beside = isPhone ? [] : makers.slice(0, Math.max(0, BESIDE - first.length));
  const named = (button: PageButton) =>
    button.label ? label(button.label) : t('create', { name: word(button.target?.label) });

  function make(button: PageButton) {
    const { target, field } = button;
    if (!target || !field) return;
    if (ownForm(model.forms, target, 'quickCreate')) setMaking(button);
    else void navigate(newRecordPath(target.key), { state: { values: belongingTo(field, entity, record) } });
  }

  const hidden = makers
    .filter((button) => !beside.includes(button))
    .map((button) => ({
      key: button.key,
      icon: <NamedIcon name={button.icon} size={15} />,
      label: named(button),
      onClick: () => make(button),
    }));
  const acts = actionItems(others, label, acting.start);
  const divider = hidden.length + acts.length > 0 ? [{ type: 'divider' as const, key: 'made' }] : [];
  return (
    <div className={styles.actions}>
      {entity.allows.update && !isPhone && (!page.buttons || buttons.some(({ does }) => does === 'edit')) && (
        <Button look="quiet" icon={<Pencil size={14} aria-hidden="true" />} onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      <ActionButtons actions={first} start={acting} />
      {beside.map((button) => (
        <Button
          key={button.key}
          icon={<NamedIcon name={button.icon} size={15} />}
          onClick={() => make(button)}
        >
          {named(button)}
        </Button>
      ))}
      <Dropdown
        menu={{ items: [...acts, ...hidden, ...divider, ...more] }}
        trigger={['click']}
        placement="bottomRight"
      >
        <Button
          look={isPhone ? 'quiet' : 'plain'}
          icon={<Ellipsis size={16} aria-hidden="true" />}
          aria-label={t('more')}
          aria-haspopup="menu"
        />
      </Dropdown>
      <Suspense>
        {dialog}
        {acting.dialog}
        {making?.target && making.field && (
          <QuickCreate
            entity={making.target}
            title={named(making)}
            values={belongingTo(making.field, entity, record)}
            known={known}
            onClose={() => setMaking(undefined)}
            onCreated={() => setMaking(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}
