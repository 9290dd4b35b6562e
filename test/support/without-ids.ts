const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What an answer says, its ids struck out: their random digits may spell what must not be there. */
export function withoutIds(body: unknown): string {
  return (typeof body === 'string' ? body : JSON.stringify(body)).replace(ID, '(id)');
}
