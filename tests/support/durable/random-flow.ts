import * as df from 'durable-functions';
import type { OrchestrationContext, OrchestrationHandler, Task } from 'durable-functions';
import type { SeededRandom } from '../seeded-random';

/** A piece of a made-up orchestration. */
export type FlowNode =
  | {
      readonly kind: 'call';
      readonly key: string;
      readonly failures: number;
      readonly attempts: number;
    }
  | { readonly kind: 'timer'; readonly ms: number }
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'all' | 'any'; readonly members: readonly FlowNode[] }
  | { readonly kind: 'child'; readonly program: readonly FlowNode[] };

export type CallNode = Extract<FlowNode, { kind: 'call' }>;

export interface RandomFlow {
  readonly program: readonly FlowNode[];
  /** To be raised while it runs, in this order. */
  readonly events: readonly string[];
}

/**
 * Made-up orchestrations without what is known to go wrong on the real host: nothing inside a group fails for good,
 * and no retried call races a timer that is then cancelled.
 */
export function randomFlow(random: SeededRandom, id: string): RandomFlow {
  const below = (limit: number): number => random.between(0, limit - 1);
  const events: string[] = [];
  let calls = 0;

  const leaf = (mayFail: boolean): FlowNode => {
    const attempts = random.next() < 0.5 ? 1 : 2 + below(2);
    const failures = random.next() < 0.5 ? 0 : below(4);
    const kept = mayFail ? failures : Math.min(failures, attempts - 1);
    return { kind: 'call', key: `${id}.${calls++}`, failures: kept, attempts };
  };
  const node = (depth: number, isChild: boolean): FlowNode => {
    const dice = random.next();
    if (depth === 0 || dice < 0.45) return leaf(depth === 2);
    if (dice < 0.55) return { kind: 'timer', ms: below(5000) };
    if (dice < 0.65 && !isChild) {
      const name = `e${below(3)}`;
      events.push(name);
      return { kind: 'event', name };
    }
    if (dice < 0.9) {
      const members = Array.from({ length: 1 + below(3) }, () => node(depth - 1, isChild));
      return { kind: random.next() < 0.6 ? 'all' : 'any', members };
    }
    return {
      kind: 'child',
      program: Array.from({ length: 1 + below(2) }, () => node(depth - 1, true)),
    };
  };
  return { program: Array.from({ length: 1 + below(5) }, () => node(2, false)), events };
}

function task(context: OrchestrationContext, node: FlowNode): Task {
  switch (node.kind) {
    case 'call':
      return node.attempts === 1
        ? context.df.callActivity('work', node)
        : context.df.callActivityWithRetry('work', new df.RetryOptions(2000, node.attempts), node);
    case 'timer':
      return context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + node.ms));
    case 'event':
      return context.df.waitForExternalEvent(node.name);
    case 'all':
      return context.df.Task.all(node.members.map((member) => task(context, member)));
    case 'any':
      return context.df.Task.any(node.members.map((member) => task(context, member)));
    case 'child':
      return context.df.callSubOrchestrator('random', node.program);
  }
}

/** Carries out the program that is its input. */
export const randomOrchestrator: OrchestrationHandler = function* (context) {
  const outcomes: string[] = [];
  for (const node of context.df.getInput<readonly FlowNode[]>()) {
    try {
      yield task(context, node);
      outcomes.push(node.kind);
    } catch {
      outcomes.push('failed');
    }
  }
  return outcomes;
};
