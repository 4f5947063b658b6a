import { makeRouter } from '../web/router';
import { jsonAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { WebHandler } from '../web/web-server';
import type { Directory } from './directory';
import { graphSettingsSchema } from './graph-settings';
import { overviewPage } from './overview-page';
import { redeem } from './redeem';

const parseSettings = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const changeSettings = (directory: Directory, body: string): WebAnswer => {
  const parsed = graphSettingsSchema.partial().safeParse(parseSettings(body));
  if (!parsed.success) return jsonAnswer({ error: parsed.error.issues }, 400);
  Object.assign(directory.settings, parsed.data);
  return jsonAnswer(directory.settings);
};

/** Everything beside Graph itself: the overview, redeem links, what changed, settings. */
export function makeGraphSite(directory: Directory): WebHandler {
  return makeRouter('Microsoft Graph simulator', [
    { method: 'GET', path: '/', handle: () => overviewPage(directory) },
    {
      method: 'GET',
      path: '/redeem',
      handle: ({ query }) => redeem(directory, query.get('rd') ?? ''),
    },
    {
      method: 'GET',
      path: '/changes',
      handle: () => jsonAnswer({ changes: directory.changes.list().toReversed() }),
    },
    { method: 'GET', path: '/settings', handle: () => jsonAnswer(directory.settings) },
    {
      method: 'POST',
      path: '/settings',
      handle: ({ body }) => changeSettings(directory, body),
    },
  ]);
}
