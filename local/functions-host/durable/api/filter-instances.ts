import type { Engine } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import type { Query } from './query';

/** By their numbers, which the API takes as well as their names. */
const statuses = [
  'Running',
  'Completed',
  'ContinuedAsNew',
  'Failed',
  'Canceled',
  'Terminated',
  'Pending',
  'Suspended',
  'Unknown',
];

function readStatus(text: string): string | undefined {
  const value = text.trim();
  // A number without a status is a filter all the same, which nothing passes.
  if (/^[+-]?\d+$/.test(value)) return statuses[Number(value)] ?? 'Unknown';
  return statuses.find((name) => name === value);
}

/** The instances that a query asks for, in order of ids. Unknown statuses in it are ignored. */
export function filterInstances(
  engine: Pick<Engine, 'list'>,
  query: Query,
): readonly InstanceView[] {
  const prefix = query.text('instanceIdPrefix') ?? '';
  const wanted = query.list('runtimeStatus').flatMap((text) => readStatus(text) ?? []);
  const from = query.time('createdTimeFrom') ?? -Infinity;
  const to = query.time('createdTimeTo') ?? Infinity;
  return engine.list().filter((instance) => {
    const created = Date.parse(instance.createdTime);
    return (
      instance.id.startsWith(prefix) &&
      (wanted.length === 0 || wanted.includes(instance.status)) &&
      created >= from &&
      created <= to
    );
  });
}
