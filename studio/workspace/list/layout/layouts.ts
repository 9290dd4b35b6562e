import {
  inOrder,
  type BoardDocument,
  type CalendarDocument,
  type ModelDocument,
  type ViewDocument,
} from '../../../model/model-document.ts';

export type Layout = 'list' | 'board' | 'calendar' | 'chart';

/** How the records of a view can be shown beside a list. */
export interface Layouts {
  readonly board: BoardDocument | undefined;
  readonly calendar: CalendarDocument | undefined;
  readonly chart: ViewDocument['chart'] | undefined;
}

/** As the view itself describes it, else as the first view of its entity that does. */
export function layoutsOf(model: ModelDocument, view: ViewDocument): Layouts {
  const others = inOrder(model.views).flatMap(([, one]) => (one.entity === view.entity ? [one] : []));
  return {
    board: view.board ?? others.find(({ board }) => board)?.board,
    calendar: view.calendar ?? others.find(({ calendar }) => calendar)?.calendar,
    chart: view.chart ?? others.find(({ chart }) => chart)?.chart,
  };
}

/** What is shown: as somebody asked, else as the view says; a list where the other cannot be. */
export function layoutOf(view: Pick<ViewDocument, 'type'>, layouts: Layouts, asked?: string): Layout {
  const wanted = asked ?? view.type;
  if (wanted !== 'board' && wanted !== 'calendar' && wanted !== 'chart') return 'list';
  return layouts[wanted] ? wanted : 'list';
}

/** What the address says of a layout: nothing where the view itself is shown so. */
export function asked(view: Pick<ViewDocument, 'type'>, layout: Layout): Layout | undefined {
  return layoutOf(view, ANY) === layout ? undefined : layout;
}

const ANY: Layouts = { board: { field: '' }, calendar: { start: '' }, chart: { field: '' } };
