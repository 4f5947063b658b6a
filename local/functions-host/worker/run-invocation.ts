import { ensureError } from './ensure-error';
import { PostInvocationContext, PreInvocationContext } from './hook-contexts';
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
  const hookData = {};

  const pre = new PreInvocationContext(hookData, appHookData, context);
  pre.functionCallback = callback;
  pre.inputs = inputs;
  core.state = 'preInvocationHooks';
  if (hooks.of('preInvocation').length > 0) await hooks.run('preInvocation', pre);

  const post = new PostInvocationContext(hookData, appHookData, context);
  post.inputs = pre.inputs;
  core.state = 'invocation';
  try {
    post.result = await invocation.invokeFunction(context, pre.inputs, pre.functionCallback);
  } catch (thrown) {
    post.error = thrown;
  }

  core.state = 'postInvocationHooks';
  if (hooks.of('postInvocation').length > 0) await hooks.run('postInvocation', post);
  core.state = undefined;
  if (post.error !== null && post.error !== undefined) throw ensureError(post.error);
  return invocation.getResponse(context, post.result);
}
