import { useParams } from 'react-router';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { inOrder, type ModelDocument, type ViewDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { ListScreen } from './list-screen.tsx';
import { useListState } from './list-state.ts';

export interface NamedView {
  readonly key: string;
  readonly view: ViewDocument;
}

/** The list of an entity in one of its views. */
export function ListPage() {
  const { entity: key = '' } = useParams();
  const model = useModel();
  const [state, change] = useListState();
  const entity = model.entities[key];
  const views = entity ? viewsOf(model, entity.key) : [];
  const current = views.find((one) => one.key === state.view) ?? views[0];
  if (!entity?.allows.read || !current) return <NotFoundPage />;
  return (
    <ListScreen
      key={`${entity.key}/${current.key}`}
      entity={entity}
      views={views}
      current={current}
      state={state}
      change={change}
    />
  );
}

/** The list views of an entity in order. */
export function viewsOf(model: ModelDocument, entity: string): readonly NamedView[] {
  return inOrder(model.views)
    .filter(([, view]) => view.entity === entity && view.type === 'list')
    .map(([key, view]) => ({ key, view }));
}
