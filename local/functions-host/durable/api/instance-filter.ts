import type { Engine } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import type { Query } from './query';

const statuses = [
  'Pending',
  'Running',
  'Completed',
  'ContinuedAsNew',
  'Failed',
  'Canceled',
  'Terminated',
  'Suspended',
];

/** The instances that a query asks for, in order of ids. Unknown statuses in it are ignored. */
export function filterInstances(engine: Engine, query: Query): readonly InstanceView[] {
  const prefix = query.text('instanceIdPrefix') ?? '';
  const wanted = query.list('runtimeStatus').filter((status) => statuses.includes(status));
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
