import { isObject } from '../../kernel/json.ts';
import { zipOfPack } from '../../model/load/pack-zip.ts';
import type { ScenarioStep } from '../../model/metadata.generated.ts';
import { messages } from '../messages.ts';
import type { MetadataStepKind } from '../step-kinds.ts';
import { address, type Call } from './call.ts';
import type { Answer } from './client.ts';
import type { ScenarioSession } from './scenario-session.ts';
import { StepFailure } from './step-failure.ts';

/** What a step about the metadata asks with. */
interface Asking {
  readonly session: ScenarioSession;
  readonly step: ScenarioStep;
  readonly ask: (call: Call) => Promise<Answer>;
}

/** Does a step about the metadata, over as many calls as people's screens make; the last answer, or the first refusal. */
export function askMetadata(
  session: ScenarioSession,
  kind: MetadataStepKind,
  step: ScenarioStep,
): Promise<Answer> {
  return KINDS[kind]({ session, step, ask: (call) => session.send(call, step.as, step.language) });
}

const KINDS: Readonly<Record<MetadataStepKind, (asking: Asking) => Promise<Answer>>> = {
  publish: ({ ask, session, step: { publish, answers, comment } }) =>
    withDraft(ask, session.memory.fill(publish), (draft) =>
      ask({ method: 'POST', path: `${draft}/publish`, body: defined({ answers, comment }) }),
    ),
  plan: ({ ask, session, step: { plan } }) =>
    withDraft(ask, session.memory.fill(plan), async (draft) => {
      const answer = await ask({ method: 'GET', path: `${draft}/plan` });
      await ask({ method: 'DELETE', path: draft });
      return answer;
    }),
  install,
  uninstall: ({ ask, step: { uninstall, dryRun } }) =>
    ask({ method: 'DELETE', path: address(`/api/packs/${uninstall}`, dry(dryRun)) }),
  exportPack: ({ ask, step: { exportPack, called } }) =>
    ask({ method: 'GET', path: address(`/api/packs/${exportPack}/export`, { ...called }) }),
};

async function withDraft(
  ask: Asking['ask'],
  changes: unknown,
  then: (draft: string) => Promise<Answer>,
): Promise<Answer> {
  const draft = await ask({ method: 'POST', path: '/api/drafts', body: { changes } });
  if (draft.status >= 400) return draft;
  return then(`/api/drafts/${(draft.body as { id: string }).id}`);
}

/** With answers the plan is asked first, because an answer says to which side of the vendor it belongs. */
async function install({ ask, session, step }: Asking): Promise<Answer> {
  const files = filesOf(session, step.install!);
  const { name } = JSON.parse(files['pack.json'] ?? '{}') as { name?: string };
  const zip = zipOfPack(String(name), new Map(Object.entries(files)));
  const body = new Blob([new Uint8Array(zip)]);
  const { answers, comment, dryRun } = step;
  if (!answers) return ask({ method: 'POST', path: address('/api/packs', dry(dryRun)), body });
  const plan = await ask({ method: 'POST', path: address('/api/packs', dry(true)), body });
  if (plan.status >= 400) return plan;
  const { text } = plan.body as { text: string };
  return ask({
    method: 'POST',
    path: address('/api/packs', dry(dryRun)),
    body: defined({ text, comment, answers }),
  });
}

function dry(dryRun: boolean | undefined): { readonly dryRun?: 1 } {
  return dryRun ? { dryRun: 1 } : {};
}

function defined(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** The texts of a pack by path: one that is given, or that a step took. @throws StepFailure */
export function filesOf({ memory }: Pick<ScenarioSession, 'memory'>, name: string): Record<string, string> {
  const body = memory.find(name)?.body;
  if (!isObject(body) || !Object.hasOwn(body, 'pack.json'))
    throw new StepFailure(messages.notAPack({ name }));
  return body as Record<string, string>;
}
