import { Outlet } from 'react-router';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { useModel } from '../model/model.tsx';
import { DraftBar } from './draft/draft-bar.tsx';
import { DraftProvider } from './draft/draft-provider.tsx';
import styles from './designer.module.css';

/** The screens on which metadata is changed: one draft over all of them. */
export function Designer() {
  if (!useModel().rights.includes('customise')) return <NotFoundPage />;
  return (
    <DraftProvider>
      <div className={styles.designer}>
        <DraftBar />
        <Outlet />
      </div>
    </DraftProvider>
  );
}
