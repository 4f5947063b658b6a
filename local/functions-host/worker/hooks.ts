export const hookNames = [
  'preInvocation',
  'postInvocation',
  'appStart',
  'appTerminate',
  'log',
] as const;
export type HookName = (typeof hookNames)[number];
export type HookCallback = (context: object) => unknown;

/** The hooks an app registered, in order of registration. */
export interface Hooks {
  register(name: string, callback: HookCallback): () => void;
  of(name: HookName): readonly HookCallback[];
  run(name: HookName, context: object): Promise<void>;
}

const isHookName = (name: string): name is HookName => hookNames.some((known) => known === name);

export function makeHooks(): Hooks {
  const callbacks: Record<HookName, HookCallback[]> = {
    preInvocation: [],
    postInvocation: [],
    appStart: [],
    appTerminate: [],
    log: [],
  };
  return {
    register(name, callback) {
      if (!isHookName(name)) {
        const refused = new RangeError(`Unrecognized hook "${name}"`);
        throw Object.assign(refused, { isAzureFunctionsSystemError: true });
      }
      const list = callbacks[name];
      list.push(callback);
      return () => {
        const index = list.indexOf(callback);
        if (index >= 0) list.splice(index, 1);
      };
    },
    of: (name) => callbacks[name],
    async run(name, context) {
      for (const callback of callbacks[name]) await callback(context);
    },
  };
}
