import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { explain } from '../../api/explain.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { formatNumber } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import styles from './why-list.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '为什么我看到这些{name}', en: 'Why I see these {name}' },
  total: { 'zh-CN': '你能看到的{name}一共 {n} 条', en: 'You can see {n} of the {name} in all' },
  shown: {
    'zh-CN': '这个列表显示其中 {n} 条：视图和筛选条件只留下这些。',
    en: 'This list shows {n} of them: its view and its filters leave these.',
  },
  roles: { 'zh-CN': '你的每个角色让你看到：', en: 'What each of your roles lets you see:' },
  others: {
    'zh-CN': '别的记录要看，请它的负责人共享给你，或请管理员调整你的角色。',
    en: 'To see another record, ask its owner to share it, or an administrator to change your roles.',
  },
  reading: { 'zh-CN': '正在查询', en: 'Asking' },
  failed: { 'zh-CN': '没有取到原因：{reason}', en: 'The reason did not arrive: {reason}' },
});

interface WhyListProps {
  readonly entity: EntityDocument;
  /** How many the list shows; undefined while nobody has counted. */
  readonly shown: number | undefined;
  readonly onClose: () => void;
}

/** Which records one's roles reach, in words, and how many of them the list shows. */
export function WhyList({ entity, shown, onClose }: WhyListProps) {
  const t = useTexts(texts);
  const word = useWord();
  const name = word(entity.pluralLabel);
  return (
    <Modal open title={t('title', { name })} footer={null} width={520} onCancel={onClose}>
      <Answer entity={entity.key} name={name} shown={shown} />
    </Modal>
  );
}

interface AnswerProps {
  readonly entity: string;
  readonly name: string;
  readonly shown: number | undefined;
}

function Answer({ entity, name, shown }: AnswerProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const answer = useQuery({
    queryKey: ['explain', entity],
    queryFn: ({ signal }) => explain({ entity, operation: 'read' }, signal),
  });
  if (answer.error) return <p>{t('failed', { reason: answer.error.message })}</p>;
  if (!answer.data) return <SkeletonRows label={t('reading')} />;
  const { count = 0, roles } = answer.data;
  return (
    <div className={styles.answer}>
      <p>
        <b>{t('total', { name, n: formatNumber(count, context) })}</b>
      </p>
      {shown !== undefined && shown < count && <p>{t('shown', { n: formatNumber(shown, context) })}</p>}
      <p>{t('roles')}</p>
      <dl>
        {roles.map((role) => (
          <div key={role.role}>
            <dt>{role.label}</dt>
            <dd>{role.text}</dd>
          </div>
        ))}
      </dl>
      {roles.every(({ scope }) => scope !== 'all') && <p className={styles.others}>{t('others')}</p>}
    </div>
  );
}
