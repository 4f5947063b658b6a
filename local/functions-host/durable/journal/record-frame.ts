import { crc32 } from 'node:zlib';

/** Length, checksum of the payload, checksum of these two; each four bytes, little endian. */
export const headerBytes = 12;
const coveredBytes = 8;

export interface FrameHeader {
  readonly length: number;
  readonly payloadChecksum: number;
}

export function frame(payload: Buffer): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  header.writeUInt32LE(crc32(header.subarray(0, coveredBytes)), coveredBytes);
  return Buffer.concat([header, payload]);
}

/** Undefined when the header itself is damaged. */
export function readHeader(bytes: Buffer): FrameHeader | undefined {
  if (crc32(bytes.subarray(0, coveredBytes)) !== bytes.readUInt32LE(coveredBytes)) return undefined;
  return { length: bytes.readUInt32LE(0), payloadChecksum: bytes.readUInt32LE(4) };
}

export function isIntact(payload: Buffer, { payloadChecksum }: FrameHeader): boolean {
  return crc32(payload) === payloadChecksum;
}
