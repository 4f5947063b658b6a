import { html } from './html';
import { pathPattern } from './path-pattern';
import { pageAnswer } from './web-answer';
import type { WebAnswer } from './web-answer';
import type { WebHandler, WebRequest } from './web-server';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** `parameter` gives a named segment of the path. */
  handle(request: WebRequest, parameter: (name: string) => string): WebAnswer | Promise<WebAnswer>;
}

/** Answers with the first route that matches; a HEAD takes the GET route, whose body the server leaves out. */
export function makeRouter(place: string, routes: readonly Route[]): WebHandler {
  const table = routes.map((route) => ({ route, match: pathPattern(route.path) }));
  return (request) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    for (const { route, match } of table) {
      const parameters = route.method === method ? match(request.path) : undefined;
      if (parameters !== undefined) {
        return route.handle(request, (name) => parameters.get(name) ?? '');
      }
    }
    const body = html`<h1>Nothing is here</h1>
      <p><a href="/">Back to the start</a></p>`;
    return pageAnswer({ title: 'Nothing is here', place, name: 'not-found', body }, 404);
  };
}
