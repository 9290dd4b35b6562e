import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts';
import { isId, newId } from '../../kernel/ids.ts';
import type { Authorship } from '../../model/layers/node.ts';
import { Database } from '../../storage/connection/database.ts';
import { DraftStore, type StoredDraft } from '../../storage/store/draft-store.ts';
import type { VersionHead } from '../../storage/store/version-store.ts';
import { refuseOthers } from '../customising.ts';
import { messages } from '../messages.ts';
import type { Publication } from '../publish/publication.ts';
import { inWords } from '../plan-in-words.ts';
import { Publisher } from '../publish/publisher.ts';
import { Planner } from '../plan/planner.ts';
import { CurrentVersion } from '../versions/current-version.ts';
import type { InForce } from '../versions/in-force.ts';
import { PastModels } from '../versions/past-models.ts';
import { draftModel, refuseStale, refuseTaken, refuseWrong, takenPlaces, withWas } from './draft-model.ts';
import { changedBy, goingPlaces, readDraftRequest, type PublishRequest } from './draft-request.ts';
import { stalePaths, type StalePath } from './stale-paths.ts';

/** Drafts: what several people collect, each in his own, before it is published. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftStore,
    private readonly current: CurrentVersion,
    private readonly past: PastModels,
    private readonly publisher: Publisher,
    private readonly access: Access,
    private readonly planner: Planner,
  ) {}

  async list(caller: Caller): Promise<{ items: StoredDraft[] }> {
    refuseOthers(this.access, caller);
    return { items: await this.drafts.open(this.database.session) };
  }

  async get(caller: Caller, id: string): Promise<StoredDraft> {
    refuseOthers(this.access, caller);
    const draft = isId(id) ? await this.drafts.get(this.database.session, id) : undefined;
    if (!draft) throw new NotFound(messages.draftAbsent());
    return draft;
  }

  async create(caller: Caller, body: unknown): Promise<StoredDraft> {
    refuseOthers(this.access, caller);
    const { name, changes } = readDraftRequest(body ?? {});
    refuseTaken(takenPlaces(changes, this.current.get()));
    const at = new Date().toISOString();
    const draft: StoredDraft = {
      id: newId(),
      name: name ?? '',
      base: this.current.get().number,
      revision: 1,
      changes: withWas(changedBy({}, changes), this.current.get()),
      authorId: caller.userId ?? null,
      author: caller.actor,
      createdAt: at,
      updatedAt: at,
      publishedAs: null,
    };
    await this.drafts.add(this.database.session, draft);
    return draft;
  }

  /** @param revision what the change was made on; another one is refused */
  async change(caller: Caller, id: string, body: unknown, revision?: number): Promise<StoredDraft> {
    const draft = await this.#open(caller, id);
    const { name = draft.name, changes } = readDraftRequest(body);
    refuseTaken(takenPlaces(changes, this.current.get()));
    const next: StoredDraft = {
      ...draft,
      name,
      changes: withWas(changedBy(draft.changes, changes), this.current.get()),
      revision: revision ?? draft.revision,
      updatedAt: new Date().toISOString(),
    };
    if (!(await this.drafts.replace(this.database.session, next)))
      throw new Conflict(messages.draftChanged());
    return { ...next, revision: next.revision + 1 };
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.#open(caller, id);
    await this.drafts.remove(this.database.session, id);
  }

  /** What others changed meanwhile of what the draft changes. */
  async stale(draft: StoredDraft, inForce: InForce): Promise<StalePath[]> {
    if (draft.base === inForce.number) return [];
    const base = await this.past.numbered(draft.base);
    return stalePaths(draft.changes, base, inForce.catalog.model);
  }

  /** What publishing would do, with every mistake and everything others changed meanwhile. */
  async plan(caller: Caller, id: string): Promise<unknown> {
    const draft = await this.#open(caller, id);
    const inForce = this.current.get();
    const stale = await this.stale(draft, inForce);
    const { problems, model } = draftModel(inForce, draft.changes, authorship(caller, inForce));
    const references = model ? [] : await this.planner.uses(inForce.catalog, goingPlaces(draft.changes));
    const plan = model ? await this.planner.plan(model, inForce.catalog) : { changes: [], references };
    return inWords(
      {
        base: draft.base,
        version: inForce.number,
        problems: problems.map(({ message, ...place }) => ({ ...place, code: message.code, message })),
        stale,
        ...plan,
      },
      caller.locale,
    );
  }

  async publish(caller: Caller, id: string, { comment, answers }: PublishRequest): Promise<VersionHead> {
    const draft = await this.#open(caller, id);
    return this.publisher.publish(caller, async (inForce): Promise<Publication> => {
      refuseStale(await this.stale(draft, inForce));
      const { org, problems, model } = draftModel(inForce, draft.changes, authorship(caller, inForce));
      refuseWrong(problems);
      if (model?.fingerprint === inForce.catalog.model.fingerprint) throw new Invalid(messages.draftEmpty());
      const within: Publication['within'] = async (tx, publishedAs) => {
        const published = { ...draft, publishedAs, updatedAt: new Date().toISOString() };
        if (!(await this.drafts.replace(tx, published))) throw new Conflict(messages.draftChanged());
      };
      const given = answers ? { answers: { ...inForce.answers, ...answers } } : {};
      const what = { packs: inForce.packs, org, comment: comment ?? draft.name };
      return { ...what, ...given, kind: 'publish', within };
    });
  }

  async #open(caller: Caller, id: string): Promise<StoredDraft> {
    const draft = await this.get(caller, id);
    if (draft.publishedAs !== null) throw new NotFound(messages.draftAbsent());
    return draft;
  }
}

/** Who makes the next version, for everything it changes. */
export function authorship(caller: Caller, { number }: InForce): Authorship {
  return { by: caller.actor, at: new Date().toISOString(), version: number + 1 };
}
