import { BusError } from '../engine/bus-error';

/** The parts of a message by the code of their descriptor. @see AMQP 1.0, part 3, 3.2 */
export const sectionCodes = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
} as const;

export interface Section {
  readonly code: number;
  /** With its descriptor, as it stands in the message. */
  readonly bytes: Buffer;
  /** The value behind the descriptor, with its constructor. */
  readonly value: Buffer;
}

const malformed = (): BusError => new BusError('malformed', 'The message is not well-formed.');

// By the upper half of the constructor: bytes of a fixed value, or of the size before a variable one.
const fixedBytes = new Map([
  [0x4, 0],
  [0x5, 1],
  [0x6, 2],
  [0x7, 4],
  [0x8, 8],
  [0x9, 16],
]);
const sizeBytes = new Map([
  [0xa, 1],
  [0xb, 4],
  [0xc, 1],
  [0xd, 4],
  [0xe, 1],
  [0xf, 4],
]);

function endOfPlainValue(bytes: Buffer, start: number): number {
  const kind = bytes.readUInt8(start) >> 4;
  const fixed = fixedBytes.get(kind);
  if (fixed !== undefined) return start + 1 + fixed;
  const size = sizeBytes.get(kind);
  if (size === undefined) throw malformed();
  return start + 1 + size + bytes.readUIntBE(start + 1, size);
}

/** Where the value that begins at `start` ends. @throws when there is no whole value. */
function endOfValue(bytes: Buffer, start: number): number {
  const isDescribed = bytes.readUInt8(start) === 0;
  const from = isDescribed ? endOfPlainValue(bytes, start + 1) : start;
  const end = endOfPlainValue(bytes, from);
  if (end > bytes.length) throw malformed();
  return end;
}

function readCode(descriptor: Buffer): number {
  if (descriptor.length === 2 && descriptor[0] === 0x53) return descriptor.readUInt8(1);
  if (descriptor.length === 9 && descriptor[0] === 0x80)
    return Number(descriptor.readBigUInt64BE(1));
  throw malformed();
}

function splitWhole(message: Buffer): Section[] {
  const sections: Section[] = [];
  for (let start = 0; start < message.length;) {
    const end = endOfValue(message, start);
    const valueAt = endOfPlainValue(message, start + 1);
    if (message[start] !== 0) throw malformed();
    const code = readCode(message.subarray(start + 1, valueAt));
    sections.push({
      code,
      bytes: message.subarray(start, end),
      value: message.subarray(valueAt, end),
    });
    start = end;
  }
  return sections;
}

/** The sections of an encoded message, none of them decoded. @throws BusError `malformed` */
export function splitSections(message: Buffer): readonly Section[] {
  try {
    return splitWhole(message);
  } catch (error) {
    throw error instanceof BusError ? error : malformed();
  }
}

/** The elements of a list or map (keys and values in turn), each with its constructor; none for null. */
export function elementsOf(compound: Buffer): readonly Buffer[] {
  const constructor = compound[0] ?? 0;
  const kind = constructor >> 4;
  if (kind === 0x4) return [];
  const size = sizeBytes.get(kind);
  if (size === undefined) throw malformed();
  const elements: Buffer[] = [];
  for (let start = 1 + 2 * size; start < compound.length;) {
    const end = endOfValue(compound, start);
    elements.push(compound.subarray(start, end));
    start = end;
  }
  return elements;
}
