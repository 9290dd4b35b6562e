import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { NodeDocument } from '../../api/metadata.ts';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { Tag } from '../../ui/tag.tsx';
import { valueAt } from '../draft/changes.ts';
import { PropertyRows } from '../property/property-rows.tsx';
import { propertiesAt, type Property } from '../vocabulary/properties.ts';
import { kindName, propertyName } from '../vocabulary/property-names.ts';
import { EntryPane } from './entry-pane.tsx';
import { JsonDock } from './json-dock.tsx';
import { useNodeEditor } from './node-editor.tsx';
import { Outline } from './outline.tsx';
import { UsePane } from './use-pane.tsx';
import styles from './node.module.css';

const texts = defineTexts({
  general: { 'zh-CN': '基本', en: 'General' },
  parts: { 'zh-CN': '部分', en: 'Parts' },
  own: { 'zh-CN': '本企业', en: 'Ours' },
  back: { 'zh-CN': '返回{kind}', en: 'Back to {kind}' },
  json: { 'zh-CN': 'JSON', en: 'JSON' },
});

const GENERAL = '';

/** Parts as tabs; of a part with many entries the list at the left, the properties of one beside it. */
export function NodeScreen({ document }: { readonly document: NodeDocument }) {
  const { vocabulary, kind, node } = useNodeEditor();
  const [search, setSearch] = useSearchParams();
  const [showsJson, setShowsJson] = useState(false);
  const maps = propertiesAt(vocabulary, kind, node, []).filter(({ shape }) => shape === 'entries');
  const first = maps.find(({ required }) => required) ?? maps[0];
  const at = (search.get('at') ?? first?.name ?? GENERAL).split('.');
  const part = maps.find(({ name }) => name === at[0]);
  const entries = Object.keys((part && (valueAt(node, [part.name]) as object)) ?? {});
  const entry = at[1] ?? entries[0];
  const open = (path: readonly string[]) => setSearch({ at: path.join('.') }, { replace: true });
  return (
    <div className={styles.screen}>
      <Head
        document={document}
        maps={maps}
        part={part?.name ?? GENERAL}
        onOpen={(name) => open([name])}
        onJson={() => setShowsJson((shown) => !shown)}
        showsJson={showsJson}
      />
      <div className={styles.panes} data-outline={part ? '' : undefined}>
        {part && <Outline part={part} chosen={entry} onChoose={(key) => open([part.name, key])} />}
        <section className={styles.properties}>
          {part && entry !== undefined && <EntryPane key={entry} path={[part.name, entry]} />}
          {!part && (
            <div className={styles.sheet}>
              <PropertyRows path={[]} without={({ shape }) => shape === 'entries'} />
            </div>
          )}
          {showsJson && <JsonDock />}
        </section>
        <UsePane document={document} path={part && entry !== undefined ? [part.name, entry] : []} />
      </div>
    </div>
  );
}

interface HeadProps {
  readonly document: NodeDocument;
  readonly maps: readonly Property[];
  readonly part: string;
  readonly onOpen: (part: string) => void;
  readonly showsJson: boolean;
  readonly onJson: () => void;
}

function Head({ document, maps, part, onOpen, showsJson, onJson }: HeadProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const { node } = useNodeEditor();
  const version = document.provenance['']?.version;
  const tabs = [...maps.map(({ name }) => name), GENERAL];
  const countOf = (name: string) => Object.keys((node[name] as object | undefined) ?? {}).length;
  return (
    <header className={styles.head}>
      <Link to={`/customise?kind=${document.kind}`} className={styles.kind!}>
        {kindName(document.kind)[language]}
      </Link>
      <h1>{label(node['label'] as never) || document.name}</h1>
      <Tag>{document.pack === 'org' ? t('own') : `${document.pack} ${version ?? ''}`}</Tag>
      <div className={styles.tabs} role="group" aria-label={t('parts')}>
        {tabs.map((name) => (
          <button key={name} type="button" aria-pressed={name === part} onClick={() => onOpen(name)}>
            {name === GENERAL ? t('general') : propertyName(name)[language]}
            {name !== GENERAL && <small>{countOf(name)}</small>}
          </button>
        ))}
      </div>
      <button type="button" className={styles.json} aria-pressed={showsJson} onClick={onJson}>
        {t('json')}
      </button>
    </header>
  );
}
