import {
  originProblem,
  returnUrlProblem,
  webAddressProblem,
} from '../../../../../shared/domain/policy/web-address';

describe('webAddressProblem', () => {
  it.each([
    'https://host.example',
    'https://host.example/a?b=c#d',
    'http://localhost:3000/x',
    'http://127.0.0.1',
  ])('takes %s', (text) => {
    expect(webAddressProblem(text)).toBeUndefined();
  });

  it.each([
    '',
    'host.example',
    '//host.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://host.example',
    'http://localhost.evil.example',
    'https://user:secret@host.example',
    'https://host.example\\@evil.example',
    'https://host.example/a b',
    'https://',
  ])('refuses %j', (text) => {
    expect(webAddressProblem(text)).toEqual(expect.stringMatching(/^must /));
  });

  it('does not repeat a password', () => {
    expect(webAddressProblem('https://user:secret@host.example')).not.toContain('secret');
  });
});

describe('originProblem', () => {
  it.each(['https://a.example', 'https://a.example:8443', 'http://localhost:3000'])(
    'takes %s',
    (text) => {
      expect(originProblem(text)).toBeUndefined();
    },
  );

  it.each([
    'https://a.example/',
    'https://a.example/path',
    'https://A.example',
    'https://a.example:443',
    'null',
    '*',
  ])('refuses %s, which no browser sends', (text) => {
    expect(originProblem(text)).toEqual(expect.stringMatching(/^must /));
  });
});

describe('returnUrlProblem', () => {
  it('takes an address with a query of its own', () => {
    expect(returnUrlProblem('https://a.example/thanks?lang=fr')).toBeUndefined();
  });

  it.each([
    'https://a.example/#x',
    'https://a.example/?reference=1',
    'https://a.example/?next=x',
    'ftp://a.example',
  ])('refuses %s', (text) => {
    expect(returnUrlProblem(text)).toEqual(expect.stringMatching(/^must /));
  });
});
