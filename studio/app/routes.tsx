import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { HomePage } from './home/home-page.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { PageFailed } from './page-failed.tsx';
import { SearchBoxProvider } from './search/search-box.tsx';
import { Shell } from './shell/shell.tsx';

function page<M>(load: () => Promise<M>, pick: (module: M) => ComponentType): ComponentType {
  return lazy(async () => ({ default: pick(await load()) }));
}

const ListPage = page(
  () => import('../workspace/list/list-page.tsx'),
  (module) => module.ListPage,
);
const RecordPage = page(
  () => import('../workspace/record/record-page.tsx'),
  (module) => module.RecordPage,
);
const NewRecordPage = page(
  () => import('../workspace/record/new-record-page.tsx'),
  (module) => module.NewRecordPage,
);
const ProfilePage = page(
  () => import('./profile/profile-page.tsx'),
  (module) => module.ProfilePage,
);
const AppPage = page(
  () => import('./shell/app-page.tsx'),
  (module) => module.AppPage,
);
const PeoplePage = page(
  () => import('./people/people-page.tsx'),
  (module) => module.PeoplePage,
);
const RecycleBinPage = page(
  () => import('./recycle-bin/recycle-bin-page.tsx'),
  (module) => module.RecycleBinPage,
);
const PacksPage = page(
  () => import('./packs/packs-page.tsx'),
  (module) => module.PacksPage,
);
const Designer = page(
  () => import('../designer/designer.tsx'),
  (module) => module.Designer,
);
const NodesPage = page(
  () => import('../designer/nodes/nodes-page.tsx'),
  (module) => module.NodesPage,
);
const NodePage = page(
  () => import('../designer/node/node-page.tsx'),
  (module) => module.NodePage,
);
const PublishPage = page(
  () => import('../designer/publish/publish-page.tsx'),
  (module) => module.PublishPage,
);
const VersionsPage = page(
  () => import('../designer/publish/versions-page.tsx'),
  (module) => module.VersionsPage,
);
const PluginsPage = page(
  () => import('./plugins/plugins-page.tsx'),
  (module) => module.PluginsPage,
);
const DelegationsPage = page(
  () => import('./delegations/delegations-page.tsx'),
  (module) => module.DelegationsPage,
);
const JobsPage = page(
  () => import('./jobs/jobs-page.tsx'),
  (module) => module.JobsPage,
);
const ClassificationPage = page(
  () => import('./classification/classification-page.tsx'),
  (module) => module.ClassificationPage,
);
const OperationLogPage = page(
  () => import('./operation-log/operation-log-page.tsx'),
  (module) => module.OperationLogPage,
);

const router = createBrowserRouter([
  {
    element: (
      <SearchBoxProvider>
        <Shell />
      </SearchBoxProvider>
    ),
    errorElement: <PageFailed />,
    children: [
      {
        errorElement: <PageFailed />,
        children: [
          { path: '/', element: <HomePage /> },
          { path: '/list/:entity', element: <ListPage /> },
          { path: '/record/:entity/new', element: <NewRecordPage /> },
          { path: '/record/:entity/:id', element: <RecordPage /> },
          { path: '/app/:app', element: <AppPage /> },
          { path: '/people', element: <PeoplePage /> },
          { path: '/recycle-bin', element: <RecycleBinPage /> },
          { path: '/operation-log', element: <OperationLogPage /> },
          { path: '/jobs', element: <JobsPage /> },
          { path: '/classification', element: <ClassificationPage /> },
          { path: '/packs', element: <PacksPage /> },
          { path: '/plugins', element: <PluginsPage /> },
          {
            path: '/customise',
            element: <Designer />,
            children: [
              { index: true, element: <NodesPage /> },
              { path: 'publish', element: <PublishPage /> },
              { path: 'versions', element: <VersionsPage /> },
              { path: ':kind/:key', element: <NodePage /> },
            ],
          },
          { path: '/delegations', element: <DelegationsPage /> },
          { path: '/profile', element: <ProfilePage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

export function Routes() {
  return <RouterProvider router={router} />;
}
