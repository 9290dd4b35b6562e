import { useLabel } from '../../../language/language.tsx';
import { inOrder, type ViewDocument } from '../../../model/model-document.ts';
import type { ListChange } from '../list-state.ts';
import styles from './layout.module.css';

interface QuickTogglesProps {
  readonly view: ViewDocument;
  readonly quick: readonly string[];
  readonly change: (change: ListChange) => void;
}

/** The quick filters of a view as buttons, where no rail stands beside the records. */
export function QuickToggles({ view, quick, change }: QuickTogglesProps) {
  const label = useLabel();
  return inOrder(view.quickFilters).map(([key, filter]) => {
    const isOn = quick.includes(key);
    const others = quick.filter((other) => other !== key);
    return (
      <button
        key={key}
        type="button"
        className={styles.toggle}
        aria-pressed={isOn}
        onClick={() => change({ quick: isOn ? others : [...others, key] })}
      >
        {label(filter.label)}
      </button>
    );
  });
}
