import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { readNode, type NodeDocument } from '../../api/metadata.ts';
import type { Problem } from '../../api/problem.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { NodeEditorProvider } from './node-editor.tsx';
import { NodeScreen } from './node-screen.tsx';
import { useVocabulary } from './use-vocabulary.ts';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** One piece of metadata: what is in it, each part's properties, where it is used, and the change as JSON. */
export function NodePage() {
  const t = useTexts(texts);
  const label = useLabel();
  const { kind = '', key = '' } = useParams();
  const vocabulary = useVocabulary();
  const node = useNode(kind, key);
  usePageTitle(label(node.data?.label) || key);
  if ((node.error as Problem | null)?.status === 404) return <NotFoundPage />;
  const failed = vocabulary.error ?? node.error;
  if (failed)
    return (
      <Empty
        title={t('unreadable')}
        detail={failed.message}
        action={<Button onClick={() => void node.refetch()}>{t('retry')}</Button>}
      />
    );
  if (!vocabulary.data || !node.data) return <SkeletonRows label={t('loading')} />;
  return (
    <NodeEditorProvider vocabulary={vocabulary.data} document={node.data}>
      <NodeScreen key={`${kind} ${key}`} document={node.data} />
    </NodeEditorProvider>
  );
}

/** What is in force, or the node that only the draft has. */
function useNode(kind: string, key: string) {
  const { changes } = useDraft();
  const made = changes[`${key}.${kind}`]?.create;
  const isMade = made !== undefined;
  const inForce = useQuery({
    queryKey: ['metadata', kind, key],
    enabled: !isMade,
    queryFn: ({ signal }) => readNode(kind, key, signal),
  });
  const document = useMemo(
    (): NodeDocument | undefined =>
      made && {
        kind,
        key,
        name: String(made['name']),
        pack: 'org',
        label: made['label'] as Readonly<Record<string, string>>,
        properties: {},
        retired: {},
        provenance: {},
      },
    [made, kind, key],
  );
  return isMade ? { ...inForce, data: document, error: null } : inForce;
}
