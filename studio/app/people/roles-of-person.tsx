import { useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { updateRecord, type RecordData } from '../../api/records.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useEntity, useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag, toneOf } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './people.module.css';
import { RoleChoice } from './role-choice.tsx';
import { RoleDifference } from './role-difference.tsx';

const texts = defineTexts({
  roles: { 'zh-CN': '{name}的角色', en: 'Roles of {name}' },
  change: { 'zh-CN': '修改{name}的角色', en: 'Change the roles of {name}' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  changed: { 'zh-CN': '已修改{name}的角色，下一次操作起生效', en: 'The roles of {name} hold from now on' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  failed: { 'zh-CN': '没有修改：{reason}', en: 'Not changed: {reason}' },
});

/** What somebody may do, by the names of his roles; who grants roles changes them here. */
export function RolesOfPerson({ person }: { readonly person: RecordData }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { rights } = useModel();
  const mayGrant = rights.includes('grantRoles');
  const options = useEntity('core:user')?.fields['roles']?.options ?? {};
  const roles = (person['roles'] ?? []) as readonly string[];
  const name = String(person['name']);
  const [draft, setDraft] = useState<readonly string[]>();
  const write = useWriteRoles(person, name);
  if (draft) {
    return (
      <div className={styles.rolesEditor}>
        <RoleChoice label={t('roles', { name })} value={draft} onChange={setDraft} />
        <Button
          look="primary"
          disabled={draft.length === 0}
          onClick={() => {
            setDraft(undefined);
            void write(draft, roles);
          }}
        >
          {t('save')}
        </Button>
        <Button look="quiet" onClick={() => setDraft(undefined)}>
          {t('cancel')}
        </Button>
        {rights.includes('explain') && <RoleDifference person={person.id} roles={draft} />}
      </div>
    );
  }
  return (
    <div className={styles.roles}>
      {roles.map((role) => (
        <Tag key={role} tone={toneOf(options[role]?.colour)}>
          {label(options[role]?.label) || role}
        </Tag>
      ))}
      {mayGrant && (
        <button type="button" aria-label={t('change', { name })} onClick={() => setDraft(roles)}>
          <Pencil size={13} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

/** Writes the roles and offers the earlier ones back. */
function useWriteRoles(person: RecordData, name: string) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  return async function write(roles: readonly string[], before?: readonly string[]): Promise<void> {
    try {
      await updateRecord('core:user', person.id, { roles });
      const undo = before && { label: t('undo'), run: () => void write(before) };
      say({ kind: 'success', text: t('changed', { name }), ...(undo ? { action: undo } : {}) });
    } catch (error) {
      const reason = error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error);
      say({ kind: 'failure', text: t('failed', { reason }) });
    }
    await client.invalidateQueries({ queryKey: ['list', 'core:user'] });
  };
}
