import { Link, useParams } from 'react-router';
import { useLabel } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { NamedIcon } from '../../ui/icon.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { menuOfApp } from './menu.ts';
import styles from './app-page.module.css';

/** Everything an app offers, with what it is for: the way into apps that are folded away. */
export function AppPage() {
  const { app: key = '' } = useParams();
  const label = useLabel();
  const model = useModel();
  const app = model.apps[key];
  usePageTitle(label(app?.label));
  if (!app) return <NotFoundPage />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{label(app.label)}</h1>
        <p>{label(app.help)}</p>
      </header>
      {menuOfApp(model, key, app).map((group) => (
        <section key={group.key} aria-label={label(group.label)}>
          <h2>{label(group.label)}</h2>
          <ul className={styles.entries}>
            {group.items.map((entry) => (
              <li key={entry.key}>
                <Link to={entry.to}>
                  <NamedIcon name={entry.icon} size={18} />
                  <span>
                    <b>{label(entry.label)}</b>
                    <small>{label(entry.help)}</small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
