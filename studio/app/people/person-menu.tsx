import { Dropdown } from 'antd';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { defineTexts, useTexts, type Translate } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { viewAs } from '../view-as/view-as.ts';
import { AccessDialog } from './access-dialog.tsx';
import { LeaveDialog, type Colleague } from './leave-dialog.tsx';

const texts = defineTexts({
  more: { 'zh-CN': '{name}：更多', en: '{name}: more' },
  access: { 'zh-CN': '登录方式…', en: 'Ways in…' },
  viewAs: { 'zh-CN': '以此人身份查看', en: 'View as this person' },
  refused: { 'zh-CN': '不能以“{name}”的身份查看：{reason}', en: 'You cannot view as {name}: {reason}' },
  leave: { 'zh-CN': '离职交接…', en: 'Leaves the company…' },
  handOver: { 'zh-CN': '交接记录…', en: 'Hand over the records…' },
});

interface PersonMenuProps {
  readonly person: Colleague;
  readonly colleagues: readonly Colleague[];
  readonly hasLeft: boolean;
}

/** What is seldom done with somebody: his ways in, and his leaving. */
export function PersonMenu({ person, colleagues, hasLeft }: PersonMenuProps) {
  const t = useTexts(texts);
  const me = useSignedInUser();
  const [open, setOpen] = useState<'access' | 'leave'>();
  const close = () => setOpen(undefined);
  const look = useViewAs(person, t);
  const mayView = useModel().rights.includes('viewAs') && person.id !== me.id && !hasLeft;
  const items = [
    { key: 'access', label: t('access'), onClick: () => setOpen('access') },
    ...(mayView ? [{ key: 'viewAs', label: t('viewAs'), onClick: look }] : []),
    ...(person.id === me.id
      ? []
      : [
          {
            key: 'leave',
            label: t(hasLeft ? 'handOver' : 'leave'),
            danger: !hasLeft,
            onClick: () => setOpen('leave'),
          },
        ]),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          look="quiet"
          aria-label={t('more', { name: person.name })}
          icon={<EllipsisVertical size={15} aria-hidden="true" />}
        />
      </Dropdown>
      {open === 'access' && <AccessDialog person={person} onClose={close} />}
      {open === 'leave' && <LeaveDialog person={person} colleagues={colleagues} onClose={close} />}
    </>
  );
}

function useViewAs({ id, name }: Colleague, t: Translate<typeof texts>): () => void {
  const { say } = useMessages();
  return () =>
    void viewAs(id).catch((error: Error) =>
      say({ kind: 'failure', text: t('refused', { name, reason: error.message }) }),
    );
}
