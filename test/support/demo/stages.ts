import { sinceDay, type Deal } from './deals.ts';
import { moment, ref, type Day, type DemoFile, type Values } from './demo-values.ts';

const STEPS = ['firstContact', 'needConfirmed', 'proposal', 'contract'] as const;
const CHANNEL_STEPS = ['firstContact', 'contract'] as const;

/** How deals came to the stage they are in: what lies behind them. The stage they are in begins when they are loaded. */
export function stageHistory(pipeline: readonly Deal[], { records }: DemoFile): DemoFile {
  const periods = pipeline.flatMap((deal, index) => behind(deal, index, records[deal.key]!));
  return { entity: 'core:stagePeriod', records: Object.fromEntries(periods) };
}

function behind(deal: Deal, index: number, values: Values): [string, Values][] {
  const steps = values['process'] === 'channelSales' ? CHANNEL_STEPS : STEPS;
  const here = steps.findIndex((step) => step === values['stage']);
  const passed = here >= 0 ? here : reached(deal, index, steps.length);
  const since = sinceDay(deal);
  const days = Math.max(0, since - deal.found);
  return steps.slice(0, passed).map((stage, step) => {
    const [entered, left] = [step, step + 1].map((one) => deal.found + Math.round((days * one) / passed));
    return [`${deal.key}s${step + 1}`, period(deal, values, stage, steps[step - 1], entered!, left!)];
  });
}

/** How many stages a deal had passed when it was closed or put on hold. */
function reached({ stage }: Deal, index: number, steps: number): number {
  if (stage === 'won') return steps;
  if (stage === 'invalid') return 1;
  const open = STEPS.findIndex((step) => step === stage);
  return open >= 0 ? Math.min(steps, open + 1) : 1 + (index % steps);
}

function period(
  { key }: Deal,
  { process, owner }: Values,
  stage: string,
  from: string | undefined,
  entered: Day,
  left: Day,
): Values {
  return {
    record: ref('opportunity', key),
    process,
    stage,
    category: 'open',
    ...(from === undefined ? {} : { from }),
    enteredAt: moment(entered, '10:00'),
    leftAt: moment(left, '10:00'),
    seconds: (left - entered) * 86_400,
    by: owner,
  };
}
