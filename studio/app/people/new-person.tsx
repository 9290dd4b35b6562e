import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { invite } from '../../api/people.ts';
import { Problem } from '../../api/problem.ts';
import { createRecord, listRecords } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './people.module.css';
import { RoleChoice } from './role-choice.tsx';

const texts = defineTexts({
  name: { 'zh-CN': '姓名', en: 'Name' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  department: { 'zh-CN': '部门', en: 'Department' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  save: { 'zh-CN': '添加并生成链接', en: 'Add and make a link' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  added: { 'zh-CN': '已添加「{name}」，链接在列表里', en: '“{name}” is added; the link is in the list' },
});

interface NewPersonProps {
  readonly onLink: (user: string, url: string) => void;
  readonly onClose: () => void;
}

const NOBODY = {
  name: '',
  username: '',
  department: undefined as string | undefined,
  roles: [] as readonly string[],
};

/** One line makes a user and the link to hand over; the next one follows at once. */
export function NewPerson({ onLink, onClose }: NewPersonProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const [person, setPerson] = useState(NOBODY);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (changes: Partial<typeof NOBODY>) => setPerson((earlier) => ({ ...earlier, ...changes }));
  const departments = useDepartments();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      const { name, username, department, roles } = person;
      const user = await createRecord('core:user', {
        name,
        username,
        ...(roles.length > 0 ? { roles } : {}),
        ...(department ? { department } : {}),
      });
      onLink(user.id, await invite(user.id));
      await client.invalidateQueries({ queryKey: ['list', 'core:user'] });
      await client.invalidateQueries({ queryKey: ['standings'] });
      say({ kind: 'success', text: t('added', { name }) });
      setPerson({ ...NOBODY, department, roles });
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={styles.add} onSubmit={submit}>
      <Input
        aria-label={t('name')}
        placeholder={t('name')}
        value={person.name}
        onChange={(event) => change({ name: event.target.value })}
        maxLength={120}
        required
        autoFocus
      />
      <Input
        aria-label={t('username')}
        placeholder={t('username')}
        value={person.username}
        onChange={(event) => change({ username: event.target.value })}
        autoCapitalize="none"
        maxLength={64}
        required
      />
      <Select
        aria-label={t('department')}
        placeholder={t('department')}
        allowClear
        value={person.department}
        options={departments}
        onChange={(department?: string) => change({ department })}
      />
      <RoleChoice label={t('roles')} value={person.roles} onChange={(roles) => change({ roles })} />
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('save')}
      </Button>
      <Button look="quiet" size="large" onClick={onClose}>
        {t('close')}
      </Button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}

function useDepartments() {
  const departments = useQuery({
    queryKey: ['list', 'core:department', 'names'],
    queryFn: ({ signal }) =>
      listRecords('core:department', { fields: ['id', 'name'], sort: 'name', limit: 500 }, signal),
  });
  return departments.data?.items.map(({ id, name }) => ({ value: id, label: String(name) })) ?? [];
}
