import { Modal } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import { ReasonsDialog } from '../../forms/saving/reasons-dialog.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import type { ActionRun, Reasons } from './use-run-action.ts';
import { isTypingIn } from '../../ui/is-typing-in.ts';
import styles from './actions.module.css';

const texts = defineTexts({
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface ActionFrameProps {
  readonly entity: EntityDocument;
  readonly action: ActionItem;
  readonly help: LabelText | undefined;
  readonly isWide: boolean;
  readonly run: ActionRun;
  readonly place: RefObject<HTMLDivElement | null>;
  /** What it begins with is still read. */
  readonly isWaiting?: boolean;
  readonly children: ReactNode;
  readonly onDo: (reasons?: Reasons) => void;
  readonly onClose: () => void;
}

/** The window of an action: what it does, what it asks, and the one button that does it. */
export function ActionFrame({
  entity,
  action,
  help,
  isWide,
  isWaiting = false,
  run,
  place,
  children,
  onDo,
  onClose,
}: ActionFrameProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const name = action.label ? label(action.label) : action.name;
  const foot = (
    <div className={styles.foot}>
      <Button size="large" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button
        size="large"
        look="primary"
        shortcut="Ctrl Enter"
        disabled={isWaiting}
        busy={run.busy}
        onClick={() => onDo()}
      >
        {name}
      </Button>
    </div>
  );
  return (
    <Modal
      open
      title={name}
      width={isWide ? 1240 : 640}
      style={TOP}
      footer={foot}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && focusFirst(place.current)}
    >
      <div
        ref={place}
        className={styles.body}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isWaiting) return;
          event.stopPropagation();
          onDo();
        }}
      >
        {help && <p className={styles.help}>{label(help)}</p>}
        {children}
      </div>
      {run.pending && (
        <ReasonsDialog
          entity={entity}
          problem={run.pending}
          onAnswer={(reasons) => onDo(reasons)}
          onCancel={run.dismiss}
        />
      )}
    </Modal>
  );
}

const TOP = { top: 48 };

/** The first input has the keyboard; without any the button that does it. */
function focusFirst(place: HTMLElement | null): void {
  if (isTypingIn(place)) return;
  const input = place?.querySelector<HTMLElement>(
    '[data-field][data-editable] input, [data-field][data-editable] textarea, input, textarea',
  );
  const done = place
    ?.closest('.ant-modal')
    ?.querySelector<HTMLElement>('.ant-modal-footer button:last-child');
  (input ?? done)?.focus();
}
