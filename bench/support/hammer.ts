import { openHttpConnection, type RawAnswer } from './http-connection';

export interface Hammering {
  readonly port: number;
  readonly inParallel: number;
  readonly requests: readonly Buffer[];
  /** An answer that is none of these ends the measurement: what fails fast is not fast. */
  readonly status: number;
}

export interface Hammered {
  readonly answers: readonly RawAnswer[];
  readonly perSecond: number;
  /** How long each request took. */
  readonly ms: readonly number[];
}

/** Sends all requests over so many connections, each as soon as the one before is answered. */
export async function hammer({ port, inParallel, requests, status }: Hammering): Promise<Hammered> {
  const answers: RawAnswer[] = [];
  const ms: number[] = [];
  const left = requests[Symbol.iterator]();
  const connections = await Promise.all(
    Array.from({ length: inParallel }, () => openHttpConnection(port)),
  );
  const started = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (const request of left) {
        const since = performance.now();
        const answer = await connection.send(request);
        ms.push(performance.now() - since);
        if (answer.status !== status) throw new Error(`Answered ${answer.status}: ${answer.body}`);
        answers.push(answer);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const connection of connections) connection.close();
  return { answers, ms, perSecond: requests.length / seconds };
}
