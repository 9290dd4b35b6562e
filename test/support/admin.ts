/** The administrator of every test application. */
export const ADMIN = { username: 'admin', password: 'correct horse battery staple' };

/** The body of POST /api/setup. */
export const SETUP = { company: { name: 'Test' }, admin: ADMIN };
