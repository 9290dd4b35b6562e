import { describe, expect, it } from 'vitest';
import { RequestBody } from './request-body.ts';

function problems(sent: unknown, read: (body: RequestBody) => void): string[] {
  const body = new RequestBody(sent);
  read(body);
  body.close();
  return body.issues.map(({ path, message }) => `${path}: ${message.code}`);
}

function readRows(body: RequestBody): void {
  for (const row of body.objects('rows', 2)) row.text('name');
}

describe('a request body', () => {
  it('gives the texts it holds', () => {
    const body = new RequestBody({ username: 'anna', note: null });
    expect([body.text('username'), body.optionalText('note'), body.nullableText('note')]).toEqual([
      'anna',
      undefined,
      null,
    ]);
    expect(() => body.end()).not.toThrow();
  });

  it('tells everything that is wrong at once, each with its place', () => {
    const sent = { username: 7, password: 'x'.repeat(300), passwort: '', company: { name: 'a\u0000b' } };
    const found = problems(sent, (body) => {
      body.text('username');
      body.text('password');
      body.object('company').text('name');
    });
    expect(found).toEqual([
      'username: textExpected',
      'password: textTooLong',
      'company.name: textUnprintable',
      'passwort: unknownMember',
    ]);
  });

  it.each([undefined, null, 'text', 7, []])('that is %j instead of an object is refused once', (sent) => {
    expect(problems(sent, (body) => body.text('username'))).toEqual([': objectExpected']);
  });

  it('names the place inside lists, and refuses long ones', () => {
    expect(problems({ rows: [{ name: 'a' }, {}] }, readRows)).toEqual(['rows.1.name: textExpected']);
    expect(problems({ rows: [{}, {}, {}] }, readRows)).toEqual(['rows: listExpected']);
    expect(problems({ rows: 'many' }, readRows)).toEqual(['rows: listExpected']);
  });

  it('takes no member from the prototype', () => {
    expect(problems({}, (body) => body.text('constructor'))).toEqual(['constructor: textExpected']);
  });
});
