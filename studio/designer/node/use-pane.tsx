import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { readUses, type NodeDocument, type Origin } from '../../api/metadata.ts';
import type { Use } from '../../../platform/lifecycle/plan/change-plan.ts';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { kindName } from '../vocabulary/property-names.ts';
import { nodePath } from './node-path.ts';
import styles from './node.module.css';

const texts = defineTexts({
  uses: { 'zh-CN': '用在哪里', en: 'Where it is used' },
  none: { 'zh-CN': '没有别处用到', en: 'Used nowhere else' },
  origin: { 'zh-CN': '来源', en: 'Where it comes from' },
  byPack: { 'zh-CN': '{pack} {version}', en: '{pack} {version}' },
  byPerson: { 'zh-CN': '{who} 于 {time} 改动', en: 'changed by {who} on {time}' },
  more: { 'zh-CN': '还有 {n} 处', en: 'and {n} more' },
});

const SHOWN = 40;

interface UsePaneProps {
  readonly document: NodeDocument;
  readonly path: readonly string[];
}

/** Where the chosen thing is used, and who set what of it. */
export function UsePane({ document, path }: UsePaneProps) {
  return (
    <aside className={styles.uses}>
      <Uses document={document} path={path} />
      <Origins document={document} path={path} />
    </aside>
  );
}

function Uses({ document: { kind, key, provenance }, path }: UsePaneProps) {
  const t = useTexts(texts);
  const isInForce = provenance[''] !== undefined;
  const uses = useQuery({
    queryKey: ['metadata', kind, key, 'uses', path.join('.')],
    enabled: isInForce,
    retry: false,
    queryFn: ({ signal }) => readUses(kind, key, path.join('.'), signal),
  });
  if (!uses.data) return null;
  const shown = uses.data.slice(0, SHOWN);
  return (
    <section>
      <h2>
        {t('uses')} <small>{uses.data.length}</small>
      </h2>
      {uses.data.length === 0 && <p className={styles.quiet}>{t('none')}</p>}
      <ul>
        {shown.map((use) => (
          <UseLine key={`${use.target} ${use.path} ${use.record ?? ''}`} use={use} />
        ))}
      </ul>
      {uses.data.length > shown.length && (
        <p className={styles.quiet}>{t('more', { n: uses.data.length - shown.length })}</p>
      )}
    </section>
  );
}

function UseLine({ use }: { readonly use: Use }) {
  const label = useLabel();
  const { language } = useLanguage();
  if (use.record !== undefined)
    return (
      <li className={styles.saved}>
        <small>{kindName(use.kind)[language]}</small>
        <span>{label(use.label)}</span>
      </li>
    );
  const key = use.target.slice(0, use.target.lastIndexOf('.'));
  return (
    <li>
      <Link to={nodePath(use.kind, key, use.path.split('.').slice(0, 2))}>
        <small>{kindName(use.kind)[language]}</small>
        <span>{label(use.label) || key}</span>
      </Link>
    </li>
  );
}

/** The properties the organisation changed, and by whom. */
function Origins({ document: { provenance }, path }: UsePaneProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const inside = path.length === 0 ? '' : `${path.join('.')}`;
  const changed = Object.entries(provenance).filter(
    ([at, { layer }]) => layer === 'org' && (inside === '' || at === inside || at.startsWith(`${inside}.`)),
  );
  if (changed.length === 0) return null;
  const words = ({ layer, version, source, at }: Origin) =>
    at === undefined
      ? t('byPack', { pack: layer, version })
      : t('byPerson', { who: source, time: new Date(at).toLocaleDateString(language) });
  return (
    <section>
      <h2>{t('origin')}</h2>
      <ul>
        {changed.map(([at, origin]) => (
          <li key={at} className={styles.origin}>
            <code>{at}</code>
            <small>{words(origin)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
