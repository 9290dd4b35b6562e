/**
 * Gives an open list of choices the name of the field it belongs to. Ant Design names the field alone, so that a
 * screen reader would come into a list without knowing what is being chosen.
 *
 * @returns what ends it
 */
export function nameChoiceLists(): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) if (target instanceof HTMLInputElement) nameListOf(target);
  });
  observer.observe(document.body, {
    subtree: true,
    attributeFilter: ['aria-expanded', 'aria-activedescendant'],
  });
  return () => observer.disconnect();
}

function nameListOf(field: HTMLInputElement): void {
  const id = field.getAttribute('aria-controls');
  const list = id === null ? null : document.getElementById(id);
  const name = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent;
  if (name && list?.role === 'listbox' && list.ariaLabel !== name) list.ariaLabel = name;
}
