import { useParams } from 'react-router';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ListScreen } from './list-screen.tsx';
import { useListState } from './list-state.ts';
import { packViews, savedNamedView } from './views/named-view.ts';
import { useSavedViews } from './views/saved-views.ts';

const texts = defineTexts({
  loading: { 'zh-CN': '正在打开', en: 'Opening' },
});

/** The list of an entity in one of its views. */
export function ListPage() {
  const { entity: key = '' } = useParams();
  const t = useTexts(texts);
  const model = useModel();
  const [state, change] = useListState();
  const entity = model.entities[key];
  const saved = useSavedViews(key);
  if (!entity?.allows.read) return <NotFoundPage />;
  const own = (saved.data ?? []).map((view) => savedNamedView(model, entity, view));
  const views = [...packViews(model, entity.key), ...own];
  const asked = views.find((one) => one.key === state.view);
  if (!asked && state.view?.startsWith('saved:') && saved.isPending)
    return <SkeletonRows label={t('loading')} />;
  const current = asked ?? views[0];
  if (!current) return <NotFoundPage />;
  return (
    <ListScreen
      key={`${entity.key}/${current.key}`}
      entity={entity}
      views={views}
      current={current}
      canSave={model.entities['core:savedView']?.allows.create === true}
      state={state}
      change={change}
    />
  );
}
