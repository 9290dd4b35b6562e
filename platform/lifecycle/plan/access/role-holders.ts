import { TRUE } from '../../../expression/query-tree.ts';
import { conditionOf, type Look } from '../data/look.ts';

/** A user with the roles he holds. */
export interface Holder {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly departmentId: string | undefined;
  readonly roles: readonly string[];
}

const MOST = 2000;

/** The users of the organisation, at most 2 000 of them. */
export async function readHolders(look: Look): Promise<Holder[]> {
  const { model, store } = look.from;
  const where = conditionOf(look, look.from, 'core:user', ACTIVE) ?? TRUE;
  const select = ['id', 'username', 'name', 'department', 'roles'].map((name) => [name]);
  if (!model.entities.has('core:user')) return [];
  const rows = await store.find(look.session, { entity: 'core:user', select, where, sort: [], limit: MOST });
  return rows.map(({ id, username, name, department, roles }) => ({
    id: String(id),
    username: String(username),
    name: String(name ?? username),
    departmentId: (department as { readonly id: string } | null)?.id,
    roles: Array.isArray(roles) ? roles.map(String) : [],
  }));
}

/** Whoever cannot sign in reaches nothing. */
const ACTIVE = "status != 'left'";
