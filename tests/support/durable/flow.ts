import type { OrchestrationContext, Task } from 'durable-functions';

/** An orchestrator whose results are looked at before they are trusted; the SDK's own type has `any` for them. */
export type Flow = (context: OrchestrationContext) => Generator<Task, unknown, unknown>;
