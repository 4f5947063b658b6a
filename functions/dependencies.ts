import type { InvocationContext } from '@azure/functions';
import type { App } from '../shared/application/app';
import type { Orchestrations } from '../shared/ports/orchestrations';
import type { HttpDeps } from './http/http-deps';

/** Everything that functions are made from, once per process. */
export interface Dependencies {
  readonly app: App;
  readonly http: HttpDeps;
  readonly orchestrations: (context: InvocationContext) => Orchestrations;
  /** Runs a handler so that its steps log to its own invocation, inside the trace that it belongs to. */
  readonly within: <Result>(
    context: InvocationContext,
    run: () => Promise<Result>,
  ) => Promise<Result>;
}

/** Makes the dependencies at the first call, so that indexing the functions waits for none of them. */
export type LoadDependencies = () => Promise<Dependencies>;
