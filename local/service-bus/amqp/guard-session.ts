import type { Session } from 'rhea';

const batchFormat = 0x80013700;
const longestDisposition = 65_536;

/**
 * Lets the broker have messages as they were sent: rhea decodes those of format 0, and what it encodes again has lost
 * its number types. Also refuses a disposition over a range that rhea would count through for minutes.
 */
export function guardSession(session: Session): void {
  const { incoming } = session;
  const transfer = incoming.on_transfer.bind(incoming);
  incoming.on_transfer = (frame, receiver) => {
    const { performative } = frame;
    if (performative.message_format !== batchFormat) performative.message_format = undefined;
    transfer(frame, receiver);
  };
  const dispose = session.on_disposition.bind(session);
  session.on_disposition = (frame) => {
    const { first, last } = frame.performative;
    if ((last ?? first) - first > longestDisposition)
      throw new Error('The disposition is too long.');
    dispose(frame);
  };
}
