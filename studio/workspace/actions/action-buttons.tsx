import type { ActionItem } from '../../api/actions.ts';
import { useLabel } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import type { ActionStart } from './use-action-start.tsx';

/** Actions as buttons at the head of a page. */
export function ActionButtons({
  actions,
  start: { start, busy },
}: {
  readonly actions: readonly ActionItem[];
  readonly start: ActionStart;
}) {
  const label = useLabel();
  return actions.map((action) => (
    <Button
      key={action.name}
      icon={<NamedIcon name={action.icon} size={15} />}
      busy={busy}
      onClick={() => start(action)}
    >
      {label(action.label!)}
    </Button>
  ));
}
