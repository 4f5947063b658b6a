import { CommandError } from '../cli/command-error';

/** One answer of the app, read to its end. Redirects are told, not followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks the app that is looked at. @throws CommandError where nothing answers */
export interface Probe {
  readonly origin: string;
  ask(path: string, ask?: Ask): Promise<Answer>;
}

// A first start in Azure takes some seconds.
const answerMs = 30_000;

export function makeProbe(origin: string): Probe {
  return {
    origin,
    async ask(path, { method = 'GET', headers = {}, body = null } = {}) {
      const signal = AbortSignal.timeout(answerMs);
      const init: RequestInit = { method, headers, body, redirect: 'manual', signal };
      try {
        const answer = await fetch(new URL(path, origin), init);
        return { status: answer.status, headers: answer.headers, text: await answer.text() };
      } catch (error) {
        throw new CommandError(`${path} does not answer (${reasonOf(error)}).`);
      }
    },
  };
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  const code: unknown = Reflect.get(cause, 'code');
  return typeof code === 'string' ? code : cause.message;
}
