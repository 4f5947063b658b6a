import type { Socket } from 'node:net';

import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';

import type { Fault, FaultBook } from '../control/fault-book';
import type { StackClock } from '../clock/stack-clock';
import { listenOn } from '../web/listen-on';
import type { Mailbox } from './mailbox';
import { readMail } from './read-mail';

export interface SmtpSink {
  readonly port: number;
  /** False while a mail is being received. */
  isIdle(): boolean;
  stop(): Promise<void>;
}

export interface SmtpSinkDeps {
  readonly mailbox: Mailbox;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly log: (line: string) => void;
}

type Reply = (error: Error | null, message?: string) => void;

const largestMailBytes = 10 * 1024 * 1024;
/** What fits between the angle brackets of a path of 256. @see https://www.rfc-editor.org/errata/eid1690 */
const longestAddress = 254;

const readAll = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const refusal = (status: number): Error => {
  const responseCode = status >= 400 && status < 600 ? status : 451;
  const text = responseCode >= 500 ? 'Mailbox unavailable' : 'Try again later';
  return Object.assign(new Error(text), { responseCode });
};

const actOut = (fault: Fault, socket: Socket | undefined, reply: Reply): void => {
  if (fault.kind === 'status') reply(refusal(fault.status));
  else if (fault.kind === 'reset') socket?.destroy();
  else if (fault.kind === 'malformed') socket?.write('\u0000?? not smtp\r\n');
};

type Receive = (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  reply: Reply,
) => Promise<void>;

const makeReceive =
  (
    { mailbox, clock, faults }: SmtpSinkDeps,
    socketOf: (port: number) => Socket | undefined,
  ): Receive =>
  async (stream, { envelope, remotePort }, reply) => {
    const source = await readAll(stream);
    if (stream.sizeExceeded) return reply(refusal(552));
    const read = await readMail(source, {
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo[0]?.address ?? '',
    });
    const fault = faults.take('mail', `SEND ${read.kind} ${read.to}`);
    if (fault?.when === 'before') return actOut(fault, socketOf(remotePort), reply);
    const id = mailbox.nextId();
    mailbox.keep({ ...read, id, receivedAt: new Date(clock.now()).toISOString() }, source);
    if (fault === undefined) return reply(null, `2.0.0 kept as ${id}`);
    return actOut(fault, socketOf(remotePort), reply);
  };

const makeServer = (receive: Receive, log: (line: string) => void): SMTPServer => {
  const server = new SMTPServer({
    name: 'inbox.local',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largestMailBytes,
    // The library's own check refuses addresses of 254 characters, which mail services take.
    lenientAddressParsing: true,
    onRcptTo: ({ address }, _session, callback) =>
      callback(address.length > longestAddress ? refusal(553) : null),
    onAuth: ({ username }, _session, callback) => callback(null, { user: username ?? 'anyone' }),
    onData: (stream, session, reply) => void receive(stream, session, reply),
  });
  // A client that hangs up or speaks nonsense is its own problem, not the stack's.
  server.on('error', ({ message }) => log(`SMTP: ${message}`));
  return server;
};

const trackSockets = ({ server }: SMTPServer): ReadonlyMap<number, Socket> => {
  const sockets = new Map<number, Socket>();
  server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  return sockets;
};

/**
 * Takes every mail for anybody on 127.0.0.1 without TLS; 250 means that it is on disk. Faults act when the mail is
 * complete, as `SEND <kind> <to>`.
 */
export async function startSmtpSink(port: number, deps: SmtpSinkDeps): Promise<SmtpSink> {
  let receiving = 0;
  const receive = makeReceive(deps, (remotePort) => sockets.get(remotePort));
  const receiveCounted: Receive = async (stream, session, reply) => {
    receiving += 1;
    try {
      await receive(stream, session, reply);
    } catch (error) {
      deps.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      reply(refusal(451));
    } finally {
      receiving -= 1;
    }
  };

  const server = makeServer(receiveCounted, deps.log);
  const sockets = trackSockets(server);
  const chosenPort = await listenOn(server.server, port);
  let stopping: Promise<void> | undefined;
  return {
    port: chosenPort,
    isIdle: () => receiving === 0,
    stop: async () => {
      stopping ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      });
      await stopping;
    },
  };
}
