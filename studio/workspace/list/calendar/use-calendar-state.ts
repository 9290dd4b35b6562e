import { useSearchParams } from 'react-router';
import type { CalendarDocument } from '../../../model/model-document.ts';
import type { Span } from './calendar-range.ts';

export interface CalendarState {
  readonly day: string;
  readonly span: Span;
  /** Lanes side by side; undefined: where there are many. */
  readonly team: boolean | undefined;
}

export type CalendarChange = Partial<CalendarState>;

const TEAM: Readonly<Record<string, boolean>> = { '1': true, '0': false };
const SPANS: readonly Span[] = ['day', 'week', 'month'];

/** Which days a calendar shows, kept in the address. */
export function useCalendarState(
  { by = 'month' }: CalendarDocument,
  today: string,
): readonly [CalendarState, (change: CalendarChange) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('on') ?? '';
  const state: CalendarState = {
    day: /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today,
    span: SPANS.find((span) => span === parameters.get('span')) ?? by,
    team: TEAM[parameters.get('team') ?? ''],
  };
  const change = (next: CalendarChange) => {
    const whole = { ...state, ...next };
    setParameters(
      (earlier) => {
        const after = new URLSearchParams(earlier);
        put(after, 'on', whole.day === today ? undefined : whole.day);
        put(after, 'span', whole.span === by ? undefined : whole.span);
        put(after, 'team', whole.team === undefined ? undefined : whole.team ? '1' : '0');
        return after;
      },
      { replace: true },
    );
  };
  return [state, change];
}

function put(parameters: URLSearchParams, name: string, value: string | undefined): void {
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
}
