/** The person whose screens are shown. */
export const SALES_REP = { username: 'li', password: 'The pictures of 2026' };

const COMPANY = '华衡精工';

/** What the administrator's draft changes when the picture of its plan is taken. */
const DRAFT = {
  'crm:customer.entity': {
    set: {
      'fields.phone.label.zh-CN': { to: '总机' },
      'fields.shortName.required': { to: true },
      'fields.x_plantArea': {
        to: { type: 'decimal', label: { 'zh-CN': '厂房面积', en: 'Plant area' }, scale: 1 },
      },
    },
    retire: { 'fields.website': {} },
  },
  'crm:salesRep.role': { set: { 'entities.customer.read': { to: 'department' } } },
  'crm:source.choices': { retire: { 'options.exhibition': {} } },
};

/** Gives the company a name, lets the sales rep in and begins a draft, as an administrator would. */
export async function prepareCompany(
  url: string,
  admin: { readonly username: string; readonly password: string },
): Promise<void> {
  const { token } = await call<{ token: string }>(url, 'POST', '/api/auth/login', admin);
  const [company] = await found(url, token, 'core:company');
  await call(url, 'PATCH', `/api/records/core:company/${company!.id}`, { name: COMPANY }, token);
  const [rep] = await found(url, token, 'core:user', `username == '${SALES_REP.username}'`);
  const invitation = await call<{ token: string }>(url, 'POST', '/api/invitations', { user: rep!.id }, token);
  await call(url, 'POST', `/api/invitations/${invitation.token}`, { password: SALES_REP.password });
  await call(url, 'POST', '/api/drafts', { changes: DRAFT }, token);
}

async function found(url: string, token: string, entity: string, filter?: string) {
  const query = filter ? `?filter=${encodeURIComponent(filter)}` : '';
  const path = `/api/records/${entity}${query}`;
  return (await call<{ items: { id: string }[] }>(url, 'GET', path, undefined, token)).items;
}

async function call<T>(url: string, method: string, path: string, body?: object, token?: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
