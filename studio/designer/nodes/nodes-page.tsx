import { useQuery } from '@tanstack/react-query';
import { History, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { readNodes, type NodeEntry } from '../../api/metadata.ts';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Finder } from '../finder.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { nodePath } from '../node/node-path.ts';
import { EDITED_KINDS, kindName } from '../vocabulary/property-names.ts';
import { NewEntity } from './new-entity.tsx';
import { NewNode } from './new-node.tsx';
import styles from './nodes.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '定制', en: 'Customise' },
  detail: {
    'zh-CN': '改动先进草稿，看清影响再发布；发布后不用重启，也能回到任何旧版。',
    en: 'Changes collect in a draft; see their effect, then publish. Nothing restarts, and every earlier version can be restored.',
  },
  versions: { 'zh-CN': '版本历史', en: 'Versions' },
  kinds: { 'zh-CN': '种类', en: 'Kinds' },
  addEntity: { 'zh-CN': '新实体', en: 'New entity' },
  add: { 'zh-CN': '新建', en: 'New' },
  changed: { 'zh-CN': '已改', en: 'Changed' },
  isNew: { 'zh-CN': '新增', en: 'New' },
  own: { 'zh-CN': '本企业', en: 'Ours' },
  none: { 'zh-CN': '没有找到', en: 'Nothing found' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** Everything that can be changed, by kind. */
export function NodesPage() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? ENTITY;
  const [asked, setAsked] = useState('');
  const [adding, setAdding] = useState(false);
  usePageTitle(t('title'));
  return (
    <PlainPage
      title={t('title')}
      detail={t('detail')}
      actions={
        <>
          <Link to="/customise/versions" className={styles.link!}>
            <History size={15} aria-hidden="true" />
            {t('versions')}
          </Link>
          <Button look="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t(kind === ENTITY ? 'addEntity' : 'add')}
          </Button>
        </>
      }
    >
      {adding && <Adding kind={kind} onClose={() => setAdding(false)} />}
      <Kinds kind={kind} onChoose={(chosen) => setSearch({ kind: chosen })} />
      <Finder className={styles.find} asked={asked} onAsk={setAsked} />
      <Nodes key={kind} kind={kind} asked={asked.trim().toLowerCase()} />
    </PlainPage>
  );
}

const ENTITY = 'entity';

function Adding({ kind, onClose }: { readonly kind: string; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const { data = [] } = useNodes(kind);
  const onMade = (key: string) => void navigate(nodePath(kind, key));
  if (kind === ENTITY) return <NewEntity onClose={onClose} onMade={onMade} />;
  return <NewNode kind={kind} known={data.map(({ key }) => key)} onClose={onClose} onMade={onMade} />;
}

function useNodes(kind: string) {
  return useQuery({ queryKey: ['metadata', kind], queryFn: ({ signal }) => readNodes(kind, signal) });
}

function Kinds({ kind, onChoose }: { readonly kind: string; readonly onChoose: (kind: string) => void }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <div className={styles.kinds} role="group" aria-label={t('kinds')}>
      {EDITED_KINDS.map((one) => (
        <button key={one} type="button" aria-pressed={one === kind} onClick={() => onChoose(one)}>
          {kindName(one)[language]}
        </button>
      ))}
    </div>
  );
}

function Nodes({ kind, asked }: { readonly kind: string; readonly asked: string }) {
  const t = useTexts(texts);
  const label = useLabel();
  const nodes = useNodes(kind);
  const made = useMadeNodes(kind);
  if (nodes.isPending) return <SkeletonRows label={t('loading')} />;
  if (nodes.error)
    return (
      <Empty
        title={t('unreadable')}
        detail={nodes.error.message}
        action={<Button onClick={() => void nodes.refetch()}>{t('retry')}</Button>}
      />
    );
  const found = [...made, ...nodes.data.toSorted(byPack)].filter((node) =>
    `${label(node.label)} ${node.key}`.toLowerCase().includes(asked),
  );
  if (found.length === 0) return <Empty title={t('none')} />;
  return (
    <ul className={styles.nodes}>
      {found.map((node) => (
        <NodeLine key={node.key} kind={kind} node={node} isMade={made.includes(node)} />
      ))}
    </ul>
  );
}

interface NodeLineProps {
  readonly kind: string;
  readonly node: NodeEntry;
  readonly isMade: boolean;
}

function NodeLine({ kind, node, isMade }: NodeLineProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { changes } = useDraft();
  const isChanged = !isMade && changes[`${node.key}.${kind}`] !== undefined;
  return (
    <li>
      <Link to={nodePath(kind, node.key)}>
        <span>{label(node.label) || node.name}</span>
        {isMade && <Tag tone="ok">{t('isNew')}</Tag>}
        {isChanged && <Tag tone="accent">{t('changed')}</Tag>}
        {node.pack === 'org' && !isMade && <Tag>{t('own')}</Tag>}
        <code>{node.key}</code>
      </Link>
    </li>
  );
}

/** Nodes that only the draft has. */
function useMadeNodes(kind: string): readonly NodeEntry[] {
  const { changes } = useDraft();
  return Object.entries(changes)
    .filter(([target, { create }]) => create && target.endsWith(`.${kind}`))
    .map(([target, { create }]) => ({
      key: target.slice(0, -kind.length - 1),
      name: String(create!['name']),
      pack: 'org',
      label: create!['label'] as Readonly<Record<string, string>>,
    }));
}

/** The organisation's own first, then the packs', the platform's last. */
function byPack(a: NodeEntry, b: NodeEntry): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ pack }: NodeEntry): number {
  return pack === 'org' ? 0 : pack === 'core' ? 2 : 1;
}
