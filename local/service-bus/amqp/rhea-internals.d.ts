/** Private parts of rhea 3.0.5 that the broker depends on. */
import type { Socket } from 'node:net';
import type { Receiver } from 'rhea';

declare module 'rhea/typings/connection' {
  interface Connection {
    accept(socket: Socket): Connection;
    /** Writes everything that waits, at once. */
    _process(): void;
    /** Writes everything that waits, at the end of this turn. */
    _register(): void;
    /** Set while a frame is only partly received. */
    frame_size: number | undefined;
  }
}

declare module 'rhea/typings/session' {
  interface Session {
    readonly outgoing: {
      readonly next_delivery_id: number;
      readonly next_pending_delivery: number;
      /** Free entries of the ring of unsettled deliveries. */
      available(): number;
    };
    readonly incoming: {
      on_transfer(frame: TransferFrame, receiver: Receiver): void;
    };
    on_disposition(frame: DispositionFrame): void;
    output(frame: object): void;
  }
  interface TransferFrame {
    readonly performative: { message_format: number | undefined };
  }
  interface DispositionFrame {
    readonly performative: { readonly first: number; readonly last: number | undefined };
  }
}

declare module 'rhea/typings/link' {
  interface link {
    readonly credit: number;
    readonly state: { readonly open_requests: number };
    readonly local: {
      readonly attach: {
        source: object | undefined;
        target: object | undefined;
        snd_settle_mode: number | undefined;
        rcv_settle_mode: number | undefined;
        max_message_size: number;
      };
    };
  }
}

declare module 'rhea/typings/message' {
  interface Outcome {
    described(): object;
  }
  interface message {
    accepted(): Outcome;
    rejected(fields: { readonly error: object }): Outcome;
  }
}
