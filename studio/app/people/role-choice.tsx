import { Select } from 'antd';
import { useLabel } from '../../language/language.tsx';
import { inOrder } from '../../model/model-document.ts';
import { useEntity } from '../../model/model.tsx';
import styles from './people.module.css';

interface RoleChoiceProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (roles: readonly string[]) => void;
}

/** The roles of the Model, each with what it means. */
export function RoleChoice({ label: name, value, onChange }: RoleChoiceProps) {
  const label = useLabel();
  const roles = useEntity('core:user')?.fields['roles']?.options;
  const options = inOrder(roles)
    .filter(([key, { retired }]) => !retired || value.includes(key))
    .map(([key, role]) => ({ value: key, label: label(role.label), help: label(role.help) }));
  return (
    <Select
      mode="multiple"
      aria-label={name}
      placeholder={name}
      className={styles.roleChoice}
      popupMatchSelectWidth={360}
      value={[...value]}
      options={options}
      onChange={onChange}
      optionRender={drawRole}
    />
  );
}

function drawRole({ data }: { readonly data: { readonly label: string; readonly help: string } }) {
  return (
    <span className={styles.role}>
      <b>{data.label}</b>
      {data.help && <small>{data.help}</small>}
    </span>
  );
}
