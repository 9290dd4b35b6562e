/** The administrator of every test application. */
export const ADMIN = { username: 'admin', password: 'correct horse battery staple' };
