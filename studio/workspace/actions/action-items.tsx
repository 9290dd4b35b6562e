import type { MenuProps } from 'antd';
import type { ActionItem } from '../../api/actions.ts';
import type { LabelText } from '../../language/label-text.ts';
import { NamedIcon } from '../../ui/icon.tsx';
import styles from './actions.module.css';

/** Entries of a menu for actions; one that cannot be done now says why not. */
export function actionItems(
  actions: readonly ActionItem[],
  label: (text: LabelText) => string,
  onStart: (action: ActionItem) => void,
): NonNullable<MenuProps['items']> {
  return actions.map((action) => ({
    key: `action ${action.name}`,
    icon: (
      <span className={styles.icon}>
        <NamedIcon name={action.icon} size={15} />
      </span>
    ),
    disabled: !action.allowed,
    label: (
      <span>
        {action.label ? label(action.label) : action.name}
        {!action.allowed && action.reason && <span className={styles.why}>{action.reason.message}</span>}
      </span>
    ),
    onClick: () => onStart(action),
  }));
}
