import type { PropertyValue } from '../engine/queued-message';

/** AMQP values with their constructors. @see AMQP 1.0, part 1, 1.6 */

const withSize = (short: number, bytes: Buffer): Buffer => {
  if (bytes.length <= 255) return Buffer.concat([Buffer.from([short, bytes.length]), bytes]);
  const head = Buffer.alloc(5);
  // The long form of every variable constructor is 0x10 above its short form.
  head.writeUInt8(short + 0x10);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

const eightBytes = (constructor: number, value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(constructor);
  bytes.writeBigInt64BE(BigInt(Math.trunc(value)), 1);
  return bytes;
};

export const encodeNull = (): Buffer => Buffer.from([0x40]);
export const encodeBoolean = (value: boolean): Buffer => Buffer.from([value ? 0x41 : 0x42]);
export const encodeString = (text: string): Buffer => withSize(0xa1, Buffer.from(text));
export const encodeSymbol = (text: string): Buffer => withSize(0xa3, Buffer.from(text));
export const encodeLong = (value: number): Buffer => eightBytes(0x81, value);
export const encodeTimestamp = (instant: number): Buffer => eightBytes(0x83, instant);

export function encodeInt(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(0x71);
  bytes.writeInt32BE(value, 1);
  return bytes;
}

export function encodeUint(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(0x70);
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

function encodeNumber(value: number): Buffer {
  if (Number.isSafeInteger(value)) return encodeLong(value);
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(0x82);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

export function encodeProperty(value: PropertyValue): Buffer {
  if (value === null) return encodeNull();
  if (value instanceof Date) return encodeTimestamp(value.getTime());
  if (typeof value === 'string') return encodeString(value);
  return typeof value === 'boolean' ? encodeBoolean(value) : encodeNumber(value);
}

function encodeCompound(constructor: number, elements: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(9);
  const size = elements.reduce((sum, element) => sum + element.length, 0);
  head.writeUInt8(constructor);
  head.writeUInt32BE(size + 4, 1);
  head.writeUInt32BE(elements.length, 5);
  return Buffer.concat([head, ...elements]);
}

export const encodeList = (elements: readonly Buffer[]): Buffer => encodeCompound(0xd0, elements);
/** Keys and values in turn. */
export const encodeMap = (elements: readonly Buffer[]): Buffer => encodeCompound(0xd1, elements);

/** The value as the section of a message that this code stands for. */
export const encodeSection = (code: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x00, 0x53, code]), value]);
