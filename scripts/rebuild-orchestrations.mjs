import { openRequests } from './infra/open-requests.mjs';
import { runScript, Wrong } from './infra/run-script.mjs';

const usage = `Usage: node scripts/rebuild-orchestrations.mjs --app URL --tables URL [options]
Starts an orchestration for every open request that has none, from the tables. Can be run again at any time: one that runs
is left alone. The key of the durable extension is read from VESTIBULE_DURABLE_KEY.

  --app URL       the app, such as VESTIBULE_DEFAULT_URL
  --tables URL    the table service, such as VESTIBULE_TABLES_URL, or a connection string
  --dry-run       only counts
  --help          this text`;

const options = {
  app: { type: 'string' },
  tables: { type: 'string' },
  'dry-run': { type: 'boolean' },
};

function check(values) {
  if (!URL.canParse(values.app ?? '')) throw new Wrong('--app must be the address of the app.');
  if (values.tables === undefined) throw new Wrong('--tables is missing.');
  const key = process.env.VESTIBULE_DURABLE_KEY ?? '';
  if (key === '') throw new Wrong('VESTIBULE_DURABLE_KEY is missing.');
  return { ...values, key };
}

const finished = new Set(['Completed', 'Failed', 'Terminated', 'Canceled']);

async function isRunning(base, headers, id) {
  const answer = await fetch(`${base}/instances/${id}?showInput=false`, { headers });
  if (answer.status === 404) return false;
  if (!answer.ok) throw new Error(`The app answers ${answer.status} for the state of ${id}.`);
  const { runtimeStatus } = await answer.json();
  return !finished.has(runtimeStatus);
}

async function start(base, headers, id) {
  const answer = await fetch(`${base}/orchestrators/guestSignUp/${id}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ requestId: id }),
  });
  // Somebody else was faster.
  if (answer.status === 409) return false;
  if (!answer.ok) throw new Error(`The app answers ${answer.status} to the start of ${id}.`);
  return true;
}

async function rebuild({ app, tables, key, 'dry-run': isDry }) {
  const base = `${app.replace(/\/+$/, '')}/runtime/webhooks/durabletask`;
  const headers = { 'x-functions-key': key };
  const counts = { open: 0, running: 0, started: 0 };
  for await (const id of openRequests(tables)) {
    counts.open += 1;
    if (await isRunning(base, headers, id)) counts.running += 1;
    else if (isDry !== true && (await start(base, headers, id))) counts.started += 1;
  }
  return counts;
}

await runScript({
  usage,
  options,
  act: async (values) => console.log(JSON.stringify(await rebuild(check(values)))),
});
