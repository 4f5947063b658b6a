import { writeApp } from '../../tests/support/write-app';

const main = `
const { app } = require('@azure/functions');
const df = require('durable-functions');
let finished = 0;
let waiting = 0;

app.http('empty', { route: 'empty', authLevel: 'anonymous', methods: ['GET'], handler: () => ({ body: '' }) });
app.http('ready', {
  route: 'health/ready',
  authLevel: 'anonymous',
  handler: () => ({ status: 200 }),
});
app.http('counts', {
  route: 'counts',
  authLevel: 'anonymous',
  handler: () => ({ jsonBody: { finished, waiting } }),
});
app.http('launch', {
  route: 'launch/{name}/{count:int}',
  authLevel: 'anonymous',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    const client = df.getClient(context);
    const { name } = request.params;
    let left = Number(request.params.count);
    const work = async () => {
      while (left-- > 0) await client.startNew(name);
    };
    await Promise.all(Array.from({ length: 16 }, work));
    return { status: 204 };
  },
});
df.app.activity('step', { handler: (last) => { if (last) finished += 1; return last; } });
df.app.orchestration('five', function* (context) {
  for (let step = 1; step <= 5; step += 1) yield context.df.callActivity('step', step === 5);
});
df.app.orchestration('many', function* (context) {
  const steps = Array.from({ length: 50 }, () => context.df.callActivity('step', true));
  yield context.df.Task.all(steps);
});
df.app.orchestration('wait', function* (context) {
  if (!context.df.isReplaying) waiting += 1;
  yield context.df.waitForExternalEvent('never');
});
`;

/** An app that does next to nothing, so that what is measured is what runs it; a folder that the caller removes. */
export const writeTrialApp = (): string =>
  writeApp('main.js', {
    'main.js': main,
    'host.json': JSON.stringify({ version: '2.0', extensions: { http: { routePrefix: '' } } }),
  });
