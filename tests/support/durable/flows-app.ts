import * as azure from '@azure/functions';
import * as df from 'durable-functions';

/** The functions that tests/conformance/apps/flows registers, taken at registration. */
export interface FlowsApp {
  readonly orchestrators: Readonly<Record<string, df.OrchestrationHandler>>;
  readonly activities: Readonly<Record<string, (input: unknown, context: unknown) => unknown>>;
  /** Gives an instance other code from its next run on, as a deployment would. */
  drift(instanceId: string, how: string): Promise<void>;
}

type HttpHandler = (request: unknown, context: unknown) => Promise<unknown>;

let loaded: FlowsApp | undefined;

export function loadFlowsApp(): FlowsApp {
  return (loaded ??= load());
}

function load(): FlowsApp {
  const orchestrators: Record<string, df.OrchestrationHandler> = {};
  const activities: Record<string, (input: unknown, context: unknown) => unknown> = {};
  const handlers: Record<string, HttpHandler> = {};
  const spies = [
    jest.spyOn(df.app, 'orchestration').mockImplementation((name, handler) => {
      if (typeof handler === 'function') orchestrators[name] = handler;
      return undefined as never;
    }),
    jest.spyOn(df.app, 'activity').mockImplementation((name, { handler }) => {
      activities[name] = handler as (input: unknown, context: unknown) => unknown;
      return undefined as never;
    }),
    jest.spyOn(azure.app, 'http').mockImplementation((name, { handler }) => {
      handlers[name] = handler as HttpHandler;
    }),
  ];
  jest.requireActual('../../conformance/apps/flows/src/index.js');
  for (const spy of spies) spy.mockRestore();

  return {
    orchestrators,
    activities,
    async drift(id, how) {
      const client = jest.spyOn(df, 'getClient').mockReturnValue(undefined as never);
      await handlers['drift']?.({ params: { id, how } }, {});
      client.mockRestore();
    },
  };
}
