import type { Binding } from '../worker/rpc';
import type { IndexedFunction } from './indexed-function';

const runTriggers = new Set([
  'httptrigger',
  'timertrigger',
  'servicebustrigger',
  'orchestrationtrigger',
  'activitytrigger',
]);
const declinedTriggers = new Set([
  'queuetrigger',
  'blobtrigger',
  'eventgridtrigger',
  'eventhubtrigger',
  'cosmosdbtrigger',
  'kafkatrigger',
  'rabbitmqtrigger',
  'signalrtrigger',
  'sqltrigger',
  'mysqltrigger',
  'webpubsubtrigger',
  'warmuptrigger',
  'connectortrigger',
  'mcptooltrigger',
  'mcpprompttrigger',
  'mcpresourcetrigger',
  'entitytrigger',
  'daprservicinvocationtrigger',
  'daprbindingtrigger',
  'daprtopictrigger',
]);
const inputBindings = new Set(['durableclient', 'orchestrationclient']);

function serviceBusFeature(trigger: Binding): string | undefined {
  if (trigger['topicName'] !== undefined) return 'a Service Bus topic';
  if (trigger['isSessionsEnabled'] === true) return 'Service Bus sessions';
  if (trigger['cardinality'] === 'many') return "cardinality 'many'";
  return trigger['sdkBinding'] === true ? 'a Service Bus SDK binding' : undefined;
}

function bindingFeature({ type, direction }: Binding): string | undefined {
  const lower = type.toLowerCase();
  if (direction === 'out') return lower === 'http' ? undefined : `the output binding '${type}'`;
  return inputBindings.has(lower) ? undefined : `the input binding '${type}'`;
}

/** What the function uses that exists in Azure and that this host does not do, in words; undefined for nothing. */
export function declinedFeature(fn: IndexedFunction): string | undefined {
  if (declinedTriggers.has(fn.triggerType)) return `the trigger '${fn.trigger.type}'`;
  if (!runTriggers.has(fn.triggerType)) return undefined;
  if (fn.triggerType === 'servicebustrigger') {
    const feature = serviceBusFeature(fn.trigger);
    if (feature !== undefined) return feature;
  }
  const others = Object.entries(fn.metadata.bindings).filter(([name]) => name !== fn.triggerName);
  return others.map(([, binding]) => bindingFeature(binding)).find((found) => found !== undefined);
}

/** True for a trigger type that neither this host nor any extension it knows of has. */
export function isUnknownTrigger(triggerType: string): boolean {
  return !runTriggers.has(triggerType) && !declinedTriggers.has(triggerType);
}
