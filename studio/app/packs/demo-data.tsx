import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect } from 'react';
import { loadDemo, readDemoState, type DemoState } from '../../api/demo.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './packs.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '演示数据', en: 'Demo data' },
  demo: {
    'zh-CN':
      '演示数据：虚构的记录，看看系统有了数据是什么样子。只载入一次；载入的记录可以像其他记录一样删除。',
    en: 'Demo data: invented records, to see what the system looks like in use. It comes once; its records can be deleted like any others.',
  },
  load: { 'zh-CN': '载入演示数据', en: 'Load demo data' },
  again: { 'zh-CN': '再试一次', en: 'Try again' },
  loading: { 'zh-CN': '正在载入演示数据，{made} / {total} 条', en: 'Loading demo data, {made} of {total}' },
  starting: { 'zh-CN': '正在准备演示数据', en: 'Preparing the demo data' },
  loaded: { 'zh-CN': '演示数据已载入', en: 'Demo data is loaded' },
});

const DEMO = ['demo'] as const;
const WATCH_MS = 700;

/** The packs of this installation, and their demo records on request. */
export function DemoData() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const demo = useQuery({
    queryKey: DEMO,
    queryFn: ({ signal }) => readDemoState(signal),
    refetchInterval: ({ state }) => (state.data?.state === 'loading' ? WATCH_MS : false),
  });
  const load = useMutation({
    mutationFn: loadDemo,
    onSuccess: (state) => client.setQueryData(DEMO, state),
  });
  const state = demo.data?.state;
  useEffect(() => {
    if (state === 'loaded')
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== DEMO[0] });
  }, [state, client]);
  if (!demo.data) return null;
  return (
    <section className={styles.block} aria-labelledby="demo">
      <h2 id="demo">{t('title')}</h2>
      {state !== 'none' && <p className={styles.hint}>{t('demo')}</p>}
      <DemoProgress demo={demo.data} />
      {(state === 'absent' || state === 'failed') && (
        <Button className={styles.start} busy={load.isPending} onClick={() => load.mutate()}>
          {t(state === 'failed' ? 'again' : 'load')}
        </Button>
      )}
      {load.error && (
        <p role="alert" className={styles.refusal}>
          {load.error.message}
        </p>
      )}
    </section>
  );
}

function DemoProgress({ demo }: { readonly demo: DemoState }) {
  const t = useTexts(texts);
  const { state, made = 0, total = 0, problem } = demo;
  if (state === 'failed')
    return (
      <p role="alert" className={styles.refusal}>
        {problem}
      </p>
    );
  if (state === 'loaded')
    return (
      <p role="status">
        <Tag tone="ok">{t('loaded')}</Tag>
      </p>
    );
  if (state !== 'loading') return null;
  const text = total === 0 ? t('starting') : t('loading', { made, total });
  return (
    <div role="status">
      <Progress percent={total === 0 ? 0 : Math.round((100 * made) / total)} size="small" aria-label={text} />
      <p className={styles.hint}>{text}</p>
    </div>
  );
}
