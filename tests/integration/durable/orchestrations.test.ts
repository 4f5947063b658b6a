import { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { makeOrchestrations } from '../../../shared/adapters/durable/orchestrations';
import { orchestrationName } from '../../../shared/contracts/names';
import {
  orchestrationsContract,
  type OrchestrationsWorld,
} from '../../support/contracts/orchestrations.contract';
import { startHostProcess, type HostProcess } from '../../support/run-functions-host';
import { until } from '../../support/until';
import { writeApp } from '../../support/write-app';

const waits = `
  const { app } = require('@azure/functions');
  const df = require('durable-functions');
  const client = df.input.durableClient();
  df.app.orchestration('${orchestrationName}', function* (context) {
    yield context.df.waitForExternalEvent('never');
  });
  app.http('binding', {
    route: 'binding',
    extraInputs: [client],
    handler: async (_request, context) => ({ jsonBody: context.extraInputs.get(client) }),
  });
`;

let host: HostProcess;
let world: OrchestrationsWorld;

/** A durable client of this process, with what the host binds to an invocation. */
async function connect({ ready }: HostProcess): Promise<df.DurableClient> {
  const binding: unknown = await (await fetch(`${ready.baseUrl}/api/binding`)).json();
  const input = df.input.durableClient();
  const context = new InvocationContext({ options: { extraInputs: [input] } });
  context.extraInputs.set(input, binding);
  return df.getClient(context);
}

beforeAll(async () => {
  host = await startHostProcess({ appDir: writeApp('app.js', { 'app.js': waits }) });
  const client = await connect(host);
  world = {
    orchestrations: makeOrchestrations(() => client),
    now: async () => new Date(await host.clock()),
    settle: async () => void (await until(async () => (await host.rest()).atRest)),
  };
});

afterAll(async () => host.stop());

describe('makeOrchestrations', () => {
  orchestrationsContract(() => world);
});
