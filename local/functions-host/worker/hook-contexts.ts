import type { FunctionCallback } from './programming-model';

function readOnly(name: string): never {
  throw new TypeError(`Cannot assign to read only property '${name}'`);
}

/** What every hook of one invocation shares; hooks may fill it but not replace it. */
class InvocationHookContext {
  readonly #hookData: object;
  readonly #appHookData: object;
  readonly #invocationContext: unknown;

  constructor(hookData: object, appHookData: object, invocationContext: unknown) {
    this.#hookData = hookData;
    this.#appHookData = appHookData;
    this.#invocationContext = invocationContext;
  }

  get hookData(): object {
    return this.#hookData;
  }

  set hookData(_replacement: object) {
    readOnly('hookData');
  }

  get appHookData(): object {
    return this.#appHookData;
  }

  set appHookData(_replacement: object) {
    readOnly('appHookData');
  }

  get invocationContext(): unknown {
    return this.#invocationContext;
  }

  set invocationContext(_replacement: unknown) {
    readOnly('invocationContext');
  }
}

/** Given to `preInvocation` hooks, which may replace the inputs and the handler. */
export class PreInvocationContext extends InvocationHookContext {
  functionCallback: FunctionCallback | undefined;
  inputs: unknown[] = [];
}

/** Given to `postInvocation` hooks, which may replace result and error. */
export class PostInvocationContext extends InvocationHookContext {
  inputs: unknown[] = [];
  result: unknown = null;
  error: unknown = null;
}
