const groups = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

export const tokenFromBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(groups, '$1-$2-$3-$4-$5');

export const tokenToBytes = (token: string): Buffer =>
  Buffer.from(token.replaceAll('-', ''), 'hex');

const swapped = [3, 2, 1, 0, 5, 4, 7, 6];

const swap = (bytes: Buffer): Buffer => {
  const first = Buffer.from(swapped.map((index) => bytes[index] ?? 0));
  return Buffer.concat([first, bytes.subarray(8)]);
};

/** Delivery tags carry the lock token with its first three groups reversed, as .NET writes a GUID. */
export const tokenToTag = (token: string): Buffer => swap(tokenToBytes(token));

export const tokenFromTag = (tag: Buffer): string => tokenFromBytes(swap(tag));
