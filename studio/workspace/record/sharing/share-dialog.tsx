import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { X } from 'lucide-react';
import { deleteRecord, type RecordData, type ReferenceValue } from '../../../api/records.ts';
import { GRANT, listShares } from '../../../api/sharing.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { useSignedInUser } from '../../../app/session/session.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { useEntity } from '../../../model/model.tsx';
import { titleText } from '../../../model/record-title.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { ShareForm } from './share-form.tsx';
import styles from './sharing.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '共享「{title}」', en: 'Share “{title}”' },
  who: { 'zh-CN': '谁能看到', en: 'Who has access' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  others: {
    'zh-CN': '角色的权限范围、团队和委托另外起作用；这里只列出逐条的共享。',
    en: 'The scopes of roles, teams and delegations come on top; here stand the shares of this record.',
  },
  until: { 'zh-CN': '到 {to}', en: 'until {to}' },
  remove: { 'zh-CN': '不再共享给{name}', en: 'Stop sharing with {name}' },
  removed: { 'zh-CN': '不再把「{title}」共享给{name}', en: '“{title}” is no longer shared with {name}' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
});

interface ShareDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly onClose: () => void;
}

/** Who a record is opened to, and to whom else it should be. */
export function ShareDialog({ entity, record, onClose }: ShareDialogProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const key = ['shares', entity.key, record.id];
  const shares = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => listShares(entity.key, record.id, signal),
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const title = titleText(record[entity.title]);
  const owner = record['owner'] as ReferenceValue | null | undefined;
  return (
    <Modal open title={t('title', { title })} footer={null} width={600} onCancel={onClose}>
      <ShareForm entity={entity} record={record} title={title} onShared={() => void refresh()} />
      <h3 className={styles.heading}>{t('who')}</h3>
      <ul>
        {owner && (
          <li className={styles.share}>
            <Avatar name={owner.title ?? ''} />
            <span>{owner.title}</span>
            <small>{t('owner')}</small>
          </li>
        )}
        {shares.data?.map((share) => (
          <ShareLine key={share.id} share={share} title={title} onEnded={() => void refresh()} />
        ))}
      </ul>
      <p className={styles.others}>{t('others')}</p>
    </Modal>
  );
}

interface ShareLineProps {
  readonly share: RecordData;
  readonly title: string;
  readonly onEnded: () => void;
}

function ShareLine({ share, title, onEnded }: ShareLineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { say } = useMessages();
  const { id: me } = useSignedInUser();
  const grant = useEntity(GRANT);
  const name = useSharedWith(share);
  const fields = grant?.fields;
  if (!fields) return null;
  const mayEnd = grant.allows.delete && (share['sharedBy'] as ReferenceValue | null)?.id === me;
  const gives = label(fields['gives']?.options?.[String(share['gives'])]?.label);
  const to = share['to'] ? t('until', { to: formatValue(share['to'], fields['to']!, context) }) : '';

  async function end() {
    try {
      await deleteRecord(GRANT, share.id);
      say({ kind: 'success', text: t('removed', { title, name }) });
      onEnded();
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <li className={styles.share}>
      <Avatar name={name} />
      <span>{name}</span>
      <small>{[gives, to].filter(Boolean).join(' · ')}</small>
      {mayEnd && (
        <button type="button" aria-label={t('remove', { name })} onClick={() => void end()}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

/** The person, the department or the role a record is opened to, by name. */
function useSharedWith(share: RecordData): string {
  const label = useLabel();
  const roles = useEntity('core:user')?.fields['roles']?.options ?? {};
  const named = (share['user'] ?? share['department']) as ReferenceValue | null | undefined;
  const role = String(share['role'] ?? '');
  return named?.title ?? (label(roles[role]?.label) || role);
}
