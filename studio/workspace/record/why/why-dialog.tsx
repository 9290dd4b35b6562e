import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../../../api/explain.ts';
import { listRecords, type RecordData } from '../../../api/records.ts';
import { useSignedInUser } from '../../../app/session/session.tsx';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { titleText } from '../../../model/record-title.ts';
import styles from './why.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '谁能查看和修改「{title}」', en: 'Who may see and change “{title}”' },
  person: { 'zh-CN': '谁', en: 'Who' },
  myself: { 'zh-CN': '我', en: 'Me' },
  read: { 'zh-CN': '查看', en: 'See' },
  update: { 'zh-CN': '修改', en: 'Change' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  export: { 'zh-CN': '导出', en: 'Export' },
  yes: { 'zh-CN': '可以', en: 'Yes' },
  no: { 'zh-CN': '不可以', en: 'No' },
  failed: { 'zh-CN': '没有取到原因：{reason}', en: 'The reason did not arrive: {reason}' },
});

const OPERATIONS = ['read', 'update', 'delete', 'export'] as const;
const MOST_PEOPLE = 200;

interface WhyDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly onClose: () => void;
}

/** Who may do what with a record, and by which role, share or delegation; about others for those with the right. */
export function WhyDialog({ entity, record, onClose }: WhyDialogProps) {
  const t = useTexts(texts);
  const [user, setUser] = useState<string>();
  const mayAskOfOthers = useModel().rights.includes('explain');
  return (
    <Modal
      open
      title={t('title', { title: titleText(record[entity.title]) })}
      footer={null}
      width={600}
      onCancel={onClose}
    >
      {mayAskOfOthers && <PersonChoice value={user} onChange={setUser} />}
      <ul className={styles.answers}>
        {OPERATIONS.map((operation) => (
          <Answer key={operation} entity={entity.key} id={record.id} operation={operation} user={user} />
        ))}
      </ul>
    </Modal>
  );
}

interface PersonChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (user: string | undefined) => void;
}

function PersonChoice({ value, onChange }: PersonChoiceProps) {
  const t = useTexts(texts);
  const { id: me } = useSignedInUser();
  const people = useQuery({
    queryKey: ['people to ask about'],
    queryFn: ({ signal }) =>
      listRecords('core:user', { fields: ['id', 'name'], sort: 'name', limit: MOST_PEOPLE }, signal),
  });
  const others = (people.data?.items ?? []).filter(({ id }) => id !== me);
  return (
    <label className={styles.person}>
      <span>{t('person')}</span>
      <Select
        aria-label={t('person')}
        showSearch
        optionFilterProp="label"
        value={value ?? me}
        onChange={(id: string) => onChange(id === me ? undefined : id)}
        options={[
          { value: me, label: t('myself') },
          ...others.map(({ id, name }) => ({ value: id, label: String(name) })),
        ]}
      />
    </label>
  );
}

interface AnswerProps {
  readonly entity: string;
  readonly id: string;
  readonly operation: (typeof OPERATIONS)[number];
  readonly user: string | undefined;
}

function Answer({ entity, id, operation, user }: AnswerProps) {
  const t = useTexts(texts);
  const answer = useQuery({
    queryKey: ['explain', entity, id, operation, user],
    queryFn: ({ signal }) => explain({ entity, id, operation, user }, signal),
  });
  const { data, error } = answer;
  const allowed = data?.allowed;
  return (
    <li className={styles.answer} aria-busy={answer.isLoading}>
      <b>{t(operation)}</b>
      {data && (
        <span className={allowed ? styles.yes : styles.no}>
          {allowed ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
          {allowed ? t('yes') : t('no')}
        </span>
      )}
      {data?.roles.map((role) => (
        <p key={role.role}>
          <i>{role.label}</i> {role.text}
        </p>
      ))}
      {error && <p>{t('failed', { reason: error.message })}</p>}
    </li>
  );
}
