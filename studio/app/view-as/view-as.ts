import { endViewAs, startViewAs } from '../../api/people.ts';

/** What this tab knows of the session no longer holds in the others either. */
const CHANGED = 'kehu.viewAs';

/** Looks at the product as another; a fresh page forgets everything that was read before. */
export async function viewAs(user: string): Promise<void> {
  await startViewAs(user);
  openAnew('/');
}

/** Back to oneself, where one came from. */
export async function stopViewing(): Promise<void> {
  await endViewAs();
  openAnew('/people');
}

/** Loads this page anew when another tab begins or ends it: whose page this is has changed. */
export function followOtherTabs(): () => void {
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

function follow({ key }: StorageEvent): void {
  if (key === CHANGED) location.reload();
}

function openAnew(path: string): void {
  localStorage.setItem(CHANGED, String(Date.now()));
  location.assign(path);
}
