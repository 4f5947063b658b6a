import type { TimedHost } from '../control/rest';
import type { HostProcess } from './host-process';

/** The host's process as the wait for rest sees it, over the process's message channel. */
export function makeTimedHost(host: Pick<HostProcess, 'ask'>): TimedHost {
  return {
    async rest() {
      const { atRest, activity, nextStop } = await host.ask({ kind: 'rest' });
      return {
        atRest: atRest === true,
        activity: Number(activity),
        nextStop: typeof nextStop === 'number' ? nextStop : undefined,
      };
    },
    async moveTo(instant) {
      const message = { kind: 'clock', instant };
      await host.ask(message);
    },
  };
}
