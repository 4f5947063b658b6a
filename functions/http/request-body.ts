import type { HttpRequest } from '@azure/functions';

export type MediaType = 'json' | 'form';

export type RequestBody =
  | { readonly kind: 'body'; readonly type: MediaType; readonly text: string }
  | {
      readonly kind: 'problem';
      readonly code:
        'length-required' | 'body-too-large' | 'unsupported-media-type' | 'malformed-body';
    };

const largestBytes = 65_536;

const mediaTypes: Readonly<Record<string, MediaType>> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
};

/** What the body says it is; undefined for anything but JSON and URL-encoded forms in UTF-8. */
export function mediaTypeOf({ headers }: Pick<HttpRequest, 'headers'>): MediaType | undefined {
  const [essence = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return undefined;
  return mediaTypes[essence.trim()];
}

/**
 * The body as text in strict UTF-8. The host hands a chunked body over as an empty one, so a body without its length is
 * refused. Where only forms are taken, an empty body of no type is an empty form.
 */
export async function readBody(
  request: HttpRequest,
  taken: readonly MediaType[],
): Promise<RequestBody> {
  const length = request.headers.get('content-length') ?? '';
  if (!/^\d+$/.test(length)) return { kind: 'problem', code: 'length-required' };
  if (Number(length) > largestBytes) return { kind: 'problem', code: 'body-too-large' };
  const type = mediaTypeOf(request) ?? typeOfNothing(Number(length), taken);
  if (type === undefined || !taken.includes(type)) {
    return { kind: 'problem', code: 'unsupported-media-type' };
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > largestBytes) return { kind: 'problem', code: 'body-too-large' };
  const text = decodeUtf8(bytes);
  return text === undefined
    ? { kind: 'problem', code: 'malformed-body' }
    : { kind: 'body', type, text };
}

function typeOfNothing(length: number, taken: readonly MediaType[]): MediaType | undefined {
  return length === 0 && taken.length === 1 ? taken[0] : undefined;
}

function decodeUtf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
