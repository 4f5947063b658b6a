import { ensureError } from './ensure-error';
import type { Hooks } from './hooks';
import type {
  CoreInvocationContext,
  FunctionCallback,
  ProgrammingModel,
} from './programming-model';
import type { InvocationResponse } from './rpc';

export interface InvocationDeps {
  readonly model: ProgrammingModel;
  readonly hooks: Hooks;
  /** Shared by all hooks of the app, as long as it runs. */
  readonly appHookData: object;
}

function readOnly(name: string): never {
  throw new TypeError(`Cannot assign to read only property '${name}'`);
}

function hookContext(shared: { readonly hookData: object; readonly appHookData: object }): object {
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(shared).map(([name, value]) => [
        name,
        { enumerable: true, get: () => value, set: () => readOnly(name) },
      ]),
    ),
  );
}

/**
 * One invocation the way the worker runs it: arguments, pre hooks, handler, post hooks, answer. Rejects with an
 * Error whatever the handler threw; throwing undefined or null counts as success there too.
 * @see https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/eventHandlers/InvocationHandler.ts
 */
export async function runInvocation(
  { model, hooks, appHookData }: InvocationDeps,
  core: CoreInvocationContext,
  callback: FunctionCallback,
): Promise<InvocationResponse> {
  const invocation = await model.getInvocationModel(core);
  const { context, inputs } = await invocation.getArguments();
  const shared = { hookData: {}, appHookData, invocationContext: context };

  const pre = Object.assign(hookContext(shared), { functionCallback: callback, inputs });
  core.state = 'preInvocationHooks';
  await hooks.run('preInvocation', pre);

  const outcome: { result: unknown; error: unknown } = { result: null, error: null };
  const post = Object.assign(hookContext(shared), { inputs: pre.inputs, ...outcome });
  core.state = 'invocation';
  try {
    post.result = await invocation.invokeFunction(context, pre.inputs, pre.functionCallback);
  } catch (thrown) {
    post.error = thrown;
  }

  core.state = 'postInvocationHooks';
  await hooks.run('postInvocation', post);
  core.state = undefined;
  if (post.error !== null && post.error !== undefined) throw ensureError(post.error);
  return invocation.getResponse(context, post.result);
}
