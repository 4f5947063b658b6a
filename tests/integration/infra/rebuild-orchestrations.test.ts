import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TableClient } from '@azure/data-tables';
import { tableNames } from '../../../shared/adapters/tables/table-names';
import { testTables } from '../../support/tables';
import { runNode } from './run-node';

const script = 'scripts/rebuild-orchestrations.mjs';
const ids = ['0', '7', 'a', 'f'].map((digit) => digit.repeat(32));
const [running = '', ended = '', missing = '', closed = ''] = ids;
const states: Readonly<Record<string, string>> = { [running]: 'Running', [ended]: 'Terminated' };

/** The part of the durable extension's HTTP API that is asked, with the key that it wants. */
function startApp(starts: string[]): Server {
  return createServer((request, response) => {
    const [, kind, name = ''] =
      /durabletask\/(instances|orchestrators\/guestSignUp)\/(\w+)/.exec(request.url ?? '') ?? [];
    if (request.headers['x-functions-key'] !== 'key') response.writeHead(401).end();
    else if (kind === 'instances') {
      const runtimeStatus = states[name];
      response.writeHead(runtimeStatus === undefined ? 404 : 200);
      response.end(JSON.stringify({ runtimeStatus }));
    } else {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        starts.push(`${name} ${body}`);
        response.writeHead(202).end('{}');
      });
    }
  });
}

describe('rebuild-orchestrations', () => {
  const { connectionString } = testTables();
  const starts: string[] = [];
  const server = startApp(starts);
  let app = '';

  beforeAll(async () => {
    const client = TableClient.fromConnectionString(connectionString, tableNames.requests, {
      allowInsecureConnection: true,
    });
    await client.createTable();
    for (const id of ids) {
      const state = id === closed ? 'delivered' : 'pendingApproval';
      const partitionKey = `r${id.slice(0, 1)}`;
      await client.upsertEntity({ partitionKey, rowKey: `${id}|request`, kind: 'request', state });
      await client.upsertEntity({ partitionKey, rowKey: `${id}|stage|1`, kind: 'stage' });
    }
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    app = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const run = async (...args: readonly string[]) =>
    runNode([script, '--app', app, '--tables', connectionString, ...args], {
      VESTIBULE_DURABLE_KEY: 'key',
    });

  it('counts only, in a dry run', async () => {
    const { stdout } = await run('--dry-run');

    expect(JSON.parse(stdout)).toEqual({ open: 3, running: 1, started: 0 });
    expect(starts).toEqual([]);
  });

  it('starts open requests that have no running orchestration, with their id', async () => {
    const { stdout } = await run();

    expect(JSON.parse(stdout)).toEqual({ open: 3, running: 1, started: 2 });
    expect(starts).toEqual([ended, missing].map((id) => `${id} {"requestId":"${id}"}`));
  });

  it('stops at a wrong key with one sentence', async () => {
    const ran = await runNode([script, '--app', app, '--tables', connectionString], {
      VESTIBULE_DURABLE_KEY: 'other',
    });

    expect(ran).toEqual({
      code: 1,
      stdout: '',
      stderr: `The app answers 401 for the state of ${running}.`,
    });
  });

  it.each([
    [['--tables', 'x'], '--app must be the address of the app.'],
    [['--app', 'https://app.example'], '--tables is missing.'],
    [['--app', 'https://app.example', '--tables', 'x'], 'VESTIBULE_DURABLE_KEY is missing.'],
  ])('refuses %j', async (args, sentence) => {
    expect(await runNode([script, ...args])).toEqual({ code: 2, stdout: '', stderr: sentence });
  });
});
