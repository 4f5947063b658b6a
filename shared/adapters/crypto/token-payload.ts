import { AppError } from '../../domain/app-error';
import { type LinkClaims, type LinkPurpose, linkPurposes } from '../../domain/link-claims';

/** Layout: purpose 1, request 16, stage 1, generation 2, expiry 5, approver 8 or none; numbers big-endian. */
const withoutApprover = 25;
const withApprover = withoutApprover + 8;

/** Numbers on the wire: appended to, never reordered. */
const purposeBytes: Readonly<Record<LinkPurpose, number>> = {
  verify: 1,
  review: 2,
  status: 3,
  extend: 4,
};

/**
 * The claims as bytes, one way only.
 * @throws AppError `token.unfit-claims` for claims that have no place in the layout
 */
export function encodePayload(claims: LinkClaims): Buffer {
  if (!fits(claims)) throw new AppError('token.unfit-claims');
  const bytes = Buffer.alloc(claims.approver === '' ? withoutApprover : withApprover);
  bytes.writeUInt8(purposeBytes[claims.purpose], 0);
  bytes.write(claims.requestId, 1, 16, 'hex');
  bytes.writeUInt8(claims.stage, 17);
  bytes.writeUInt16BE(claims.generation, 18);
  bytes.writeUIntBE(claims.expiresAt, 20, 5);
  bytes.write(claims.approver, withoutApprover, 8, 'hex');
  return bytes;
}

function fits({ requestId, stage, generation, expiresAt, approver }: LinkClaims): boolean {
  return (
    /^[0-9a-f]{32}$/.test(requestId) &&
    /^(?:[0-9a-f]{16})?$/.test(approver) &&
    isCount(stage, 8) &&
    isCount(generation, 16) &&
    isCount(expiresAt, 40)
  );
}

function isCount(value: number, bits: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** bits;
}

/** The claims in the bytes, or undefined when they are of no known layout or purpose. */
export function decodePayload(bytes: Buffer): LinkClaims | undefined {
  if (bytes.length !== withoutApprover && bytes.length !== withApprover) return undefined;
  const byte = bytes.readUInt8(0);
  const purpose = linkPurposes.find((candidate) => purposeBytes[candidate] === byte);
  if (purpose === undefined) return undefined;
  return {
    purpose,
    requestId: bytes.toString('hex', 1, 17),
    stage: bytes.readUInt8(17),
    generation: bytes.readUInt16BE(18),
    expiresAt: bytes.readUIntBE(20, 5),
    approver: bytes.toString('hex', withoutApprover),
  };
}
