import { isRecord } from '../../is-record';

/** The members of host.json that this host acts on, or may pass over without a different answer. */
const known: readonly RegExp[] = [
  /^version$/,
  /^\$schema$/,
  /^functiontimeout$/,
  /^extensionbundle(\.|$)/,
  /^logging$/,
  /^logging\.(loglevel|applicationinsights|console|fileloggingmode)(\.|$)/,
  /^telemetrymode$/,
  /^extensions$/,
  /^extensions\.http$/,
  /^extensions\.http\.routeprefix$/,
  /^extensions\.http\.customheaders(\.|$)/,
  /^extensions\.durabletask(\.|$)/,
  /^extensions\.servicebus$/,
  /^extensions\.servicebus\.(maxconcurrentcalls|maxautolockrenewalduration|autocompletemessages)$/,
];

/**
 * Names, dotted, of what stands in host.json and has no effect here, so that a difference from the cloud is said
 * aloud. The real host says nothing; Durable names its own.
 */
export function unknownHostKeys(content: Readonly<Record<string, unknown>>, parent = ''): string[] {
  return Object.entries(content).flatMap(([name, value]) => {
    const path = parent === '' ? name : `${parent}.${name}`;
    const isKnown = known.some((pattern) => pattern.test(path.toLowerCase()));
    if (!isKnown) return [path];
    return isRecord(value) ? unknownHostKeys(value, path) : [];
  });
}
