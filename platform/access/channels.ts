/** A way on which something of a record reaches a caller. */
export interface Channel {
  readonly name: string;
  /** How it is asked: the route, and the parameter that matters. */
  readonly asks: string;
  /** What it could give away where a caller may not see it. */
  readonly reveals: readonly ('rows' | 'cells' | 'titles' | 'counts' | 'existence' | 'fields')[];
}

/**
 * Every channel there is. The oracle test asks each of them for each caller of its worlds and fails on one it has no
 * adapter for, so a new way to records is named here first.
 */
export const CHANNELS: readonly Channel[] = [
  { name: 'get', asks: 'GET /api/records/:entity/:id', reveals: ['rows', 'cells', 'titles'] },
  { name: 'list', asks: 'GET /api/records/:entity', reveals: ['rows', 'cells', 'titles'] },
  { name: 'count', asks: 'GET /api/records/:entity?count=exact', reveals: ['counts'] },
  { name: 'fields', asks: 'GET /api/records/:entity?fields=a,b.c', reveals: ['cells', 'titles', 'fields'] },
  { name: 'filter', asks: 'GET /api/records/:entity?filter=', reveals: ['cells', 'counts', 'fields'] },
  { name: 'sort', asks: 'GET /api/records/:entity?sort=', reveals: ['cells', 'titles', 'fields'] },
  { name: 'q', asks: 'GET /api/records/:entity?q=', reveals: ['rows', 'cells'] },
  { name: 'view', asks: 'GET /api/records/:entity?view=', reveals: ['rows', 'cells', 'fields'] },
  { name: 'recycleBin', asks: 'GET /api/records/:entity?deleted=1', reveals: ['rows', 'cells', 'titles'] },
  { name: 'search', asks: 'GET /api/search?q=', reveals: ['rows', 'cells', 'titles'] },
  { name: 'group', asks: 'POST /api/query groupBy', reveals: ['cells', 'titles', 'counts', 'fields'] },
  { name: 'measure', asks: 'POST /api/query measures', reveals: ['cells', 'counts', 'fields'] },
  {
    name: 'related',
    asks: 'GET /api/records/:entity/:id/related/:relation',
    reveals: ['rows', 'cells', 'titles'],
  },
  { name: 'history', asks: 'GET /api/records/:entity/:id/history', reveals: ['cells', 'titles'] },
  { name: 'timeline', asks: 'GET /api/records/:entity/:id/timeline', reveals: ['cells', 'titles'] },
  {
    name: 'classification',
    asks: 'GET /api/records/:entity/:id/classification',
    reveals: ['existence', 'cells', 'titles'],
  },
  { name: 'actions', asks: 'GET /api/records/:entity/:id/actions', reveals: ['existence', 'counts'] },
  {
    name: 'act',
    asks: 'POST /api/records/:entity/:id/actions/:action',
    reveals: ['existence', 'cells', 'titles'],
  },
  {
    name: 'draft',
    asks: 'GET /api/records/:entity/:id/actions/:action/draft',
    reveals: ['existence', 'cells', 'titles'],
  },
  {
    name: 'stages',
    asks: 'GET /api/records/:entity/:id/stages',
    reveals: ['existence', 'cells', 'titles'],
  },
  { name: 'export', asks: 'GET /api/exports/:entity', reveals: ['rows', 'cells', 'titles'] },
  { name: 'exportChosen', asks: 'POST /api/exports/:entity', reveals: ['rows', 'cells', 'titles'] },
  { name: 'create', asks: 'POST /api/records/:entity', reveals: ['cells', 'titles', 'existence'] },
  { name: 'update', asks: 'PATCH /api/records/:entity/:id', reveals: ['cells', 'titles', 'existence'] },
  { name: 'conflict', asks: 'PATCH /api/records/:entity/:id If-Match', reveals: ['cells'] },
  { name: 'duplicates', asks: 'POST /api/records/:entity/duplicates', reveals: ['rows', 'cells', 'titles'] },
  { name: 'delete', asks: 'DELETE /api/records/:entity/:id', reveals: ['existence', 'counts'] },
  { name: 'restore', asks: 'POST /api/records/:entity/:id/restore', reveals: ['existence', 'cells'] },
  { name: 'batch', asks: 'POST /api/records/:entity/batch', reveals: ['existence'] },
  { name: 'upsert', asks: 'POST /api/records/:entity/batch op=upsert key=', reveals: ['existence', 'cells'] },
  { name: 'import', asks: 'CsvImporter.run', reveals: ['existence'] },
  { name: 'share', asks: 'POST /api/records/:entity/:id/actions/share', reveals: ['existence'] },
  { name: 'takeBack', asks: 'POST /api/records/:entity/:id/actions/takeBack', reveals: ['existence'] },
  { name: 'files', asks: 'GET /api/files/:id', reveals: ['rows'] },
  { name: 'upload', asks: 'POST /api/files?entity=&id=', reveals: ['existence'] },
  { name: 'removeFile', asks: 'DELETE /api/files/:id', reveals: ['existence'] },
  { name: 'restoreFile', asks: 'POST /api/files/:id/restore', reveals: ['existence'] },
  { name: 'explain', asks: 'GET /api/explain', reveals: ['existence', 'counts', 'fields'] },
  { name: 'whatIf', asks: 'POST /api/explain/what-if', reveals: ['counts', 'fields'] },
  { name: 'log', asks: 'GET /api/log', reveals: ['cells', 'titles'] },
  { name: 'exportLog', asks: 'GET /api/log/export', reveals: ['cells', 'titles'] },
  { name: 'viewAs', asks: 'POST /api/auth/view-as, then any other', reveals: ['rows', 'cells', 'titles'] },
  { name: 'notifications', asks: 'GET /api/notifications', reveals: ['titles'] },
  { name: 'model', asks: 'GET /api/model', reveals: ['fields'] },
  { name: 'validators', asks: 'GET /api/model/validators/:file', reveals: ['fields'] },
  { name: 'metadata', asks: 'GET /api/metadata/:kind', reveals: ['fields'] },
  { name: 'node', asks: 'GET /api/metadata/:kind/:name', reveals: ['fields'] },
  { name: 'uses', asks: 'GET /api/metadata/:kind/:name/uses', reveals: ['fields'] },
  { name: 'openapi', asks: 'GET /api/openapi.json', reveals: ['fields'] },
];
