import { describe, expect, it } from 'vitest';
import { sessionToken } from './session-cookie.ts';

const token = 'abcdefghijklmnopqrstuvwxyz_0123456789-ABCDE';

describe('the token of a request', () => {
  it.each([
    [{ authorization: `Bearer ${token}` }],
    [{ authorization: `bearer ${token}`, cookie: 'kehu_session=another_token_of_some_length' }],
    [{ cookie: `kehu_session=${token}` }],
    [{ cookie: `theme=dark; kehu_session=${token}; lang=en` }],
  ])('is found in %j', (headers) => expect(sessionToken(headers)).toBe(token));

  it.each([
    [{}],
    [{ authorization: 'Basic YW5uYTpzZWNyZXQ=' }],
    [{ authorization: 'Bearer x' }],
    [{ authorization: 'Bearer', cookie: `kehu_session=${token}` }],
    [{ cookie: `xkehu_session=${token}` }],
    [{ cookie: `kehu_session=${token}'--` }],
  ])('is not taken from %j', (headers) => expect(sessionToken(headers)).toBeUndefined());
});
