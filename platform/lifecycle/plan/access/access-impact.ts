import { CallerRights } from '../../../access/caller-rights.ts';
import { RoleRights } from '../../../access/role-rights.ts';
import type { Standing } from '../../../access/standing.ts';
import { allOf, FALSE, type QueryTree } from '../../../expression/query-tree.ts';
import { noneOf } from '../../../access/trees.ts';
import { Caller } from '../../../kernel/caller.ts';
import { LOCALES, localize, type LocalText } from '../../../kernel/text.ts';
import type { RowOperation } from '../../../model/role-scope.ts';
import { readStanding } from '../../../records/sharing/standing-reader.ts';
import type { AccessImpact } from '../change-plan.ts';
import { countWhere, type Look } from '../data/look.ts';
import { roleDifferences, type RoleDifference } from './role-differences.ts';
import { readHolders, type Holder } from './role-holders.ts';

/** Users of a role who are counted one by one; what the others gain and lose is like it. */
const COUNTED = 30;
const SHOWN = 5;

/** Who would reach other records and fields than today, counted in the database as the users they are. */
export async function accessImpact(look: Look): Promise<AccessImpact[]> {
  const [before, after] = [new RoleRights(look.from.model), new RoleRights(look.to.model)];
  const differences = roleDifferences(before, after);
  if (differences.length === 0) return [];
  const counting = new Counting(look, before, after, await readHolders(look));
  const impacts: AccessImpact[] = [];
  for (const difference of differences) impacts.push(...(await counting.impactsOf(difference)));
  return impacts;
}

interface Reach {
  readonly gains: number;
  readonly loses: number;
}

class Counting {
  readonly #standings = new Map<string, Promise<Standing>>();
  readonly #counts = new Map<string, Promise<number>>();

  constructor(
    private readonly look: Look,
    private readonly before: RoleRights,
    private readonly after: RoleRights,
    private readonly holders: readonly Holder[],
  ) {}

  async impactsOf(difference: RoleDifference): Promise<AccessImpact[]> {
    const { role, entity, operations, creates, fields } = difference;
    const holders = this.holders.filter(({ roles }) => roles.includes(role));
    const about = { role, entity: entity.key, label: this.#label(difference), holders: holders.length };
    const none = { gains: 0, loses: 0, samples: [] };
    const rows: AccessImpact[] = [];
    for (const operation of operations) {
      const impact = await this.#rows(difference, operation, holders);
      if (impact.users > 0) rows.push({ ...about, operation, ...impact });
    }
    return [
      ...rows,
      ...(creates ? [{ ...about, operation: 'create' as const, users: holders.length, ...none }] : []),
      ...fields.map((field) => ({
        ...about,
        ...field,
        operation: 'field' as const,
        users: holders.length,
        ...none,
      })),
    ];
  }

  async #rows({ entity }: RoleDifference, operation: RowOperation, holders: readonly Holder[]) {
    const reached: (Reach & { readonly user: string })[] = [];
    for (const holder of holders.slice(0, COUNTED)) {
      const reach = await this.#reach(holder, entity.key, operation);
      if (reach.gains + reach.loses > 0) reached.push({ user: holder.name, ...reach });
    }
    const most = (of: keyof Reach) => Math.max(0, ...reached.map((one) => one[of]));
    const samples = reached.toSorted((a, b) => b.gains + b.loses - a.gains - a.loses).slice(0, SHOWN);
    return { users: reached.length, gains: most('gains'), loses: most('loses'), samples };
  }

  async #reach(
    { id, username, departmentId, roles }: Holder,
    entity: string,
    operation: RowOperation,
  ): Promise<Reach> {
    const caller = Caller.user({ id, username, departmentId, roles, locale: this.look.locale });
    const standing = await this.#standing(caller);
    const rows = (rights: RoleRights) =>
      new CallerRights(rights, caller, standing).rows(rights.model.entities.get(entity)!, operation);
    const [old, next] = [rows(this.before), rows(this.after)];
    if (JSON.stringify(old) === JSON.stringify(next)) return { gains: 0, loses: 0 };
    const [gains, loses] = await Promise.all([
      this.#count(entity, allOf(next, noneOf(old))),
      this.#count(entity, allOf(old, noneOf(next))),
    ]);
    return { gains, loses };
  }

  /** Roles know each person by what he stands for, not by the change. */
  #standing(caller: Caller): Promise<Standing> {
    const { from, session, now, timeZone } = this.look;
    const key = JSON.stringify([caller.userId, caller.departmentId, caller.roles]);
    let standing = this.#standings.get(key);
    if (!standing)
      this.#standings.set(key, (standing = readStanding(from, session, caller, { now, timeZone })));
    return standing;
  }

  /** Many users reach the same. */
  #count(entity: string, where: QueryTree): Promise<number> {
    if (where === FALSE) return Promise.resolve(0);
    const key = `${entity} ${JSON.stringify(where)}`;
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = countWhere(this.look, this.look.from, entity, where)));
    return count;
  }

  #label({ role, entity }: RoleDifference): LocalText {
    const roles = [...this.after.model.roles.values(), ...this.before.model.roles.values()];
    const label = roles.find(({ name }) => name === role)!.spec.label;
    const parts = LOCALES.map((locale) => [
      locale,
      `${localize(label, locale)} › ${localize(entity.label, locale)}`,
    ]);
    return Object.fromEntries(parts) as LocalText;
  }
}
