import { makeRouter } from '../../../../local/web/router';
import { textAnswer } from '../../../../local/web/web-answer';
import type { WebRequest } from '../../../../local/web/web-server';

const request = (method: string, path: string): WebRequest => ({
  method,
  path,
  query: new URLSearchParams(),
  headers: {},
  body: '',
});

describe('makeRouter', () => {
  const route = makeRouter('Inbox', [
    { method: 'GET', path: '/mails/new', handle: () => textAnswer('new') },
    { method: 'GET', path: '/mails/:id', handle: (_request, name) => textAnswer(name('id')) },
    { method: 'DELETE', path: '/mails/:id', handle: () => textAnswer('gone') },
  ]);

  it.each([
    ['GET', '/mails/new', 'new'],
    ['GET', '/mails/7', '7'],
    ['HEAD', '/mails/7', '7'],
    ['DELETE', '/mails/7', 'gone'],
  ])('answers %s %s with the first route that matches', async (method, path, body) => {
    expect(await route(request(method, path))).toMatchObject({ status: 200, body });
  });

  it.each([
    ['POST', '/mails/7'],
    ['GET', '/elsewhere'],
  ])('has a 404 page for %s %s', async (method, path) => {
    expect(await route(request(method, path))).toMatchObject({
      status: 404,
      body: expect.stringContaining('data-page="not-found"') as string,
    });
  });
});
