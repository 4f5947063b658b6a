import type { TableClient } from '@azure/data-tables' with { 'resolution-mode': 'import' };
import { AppError } from '../../domain/app-error';

type Policy = Parameters<TableClient['pipeline']['addPolicy']>[0];

/** A deletion within a transaction as the SDK writes it, up to its condition. */
const deletion = /(DELETE \S+RowKey='([^']*)'\) HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*?if-match: )\*/gi;

/**
 * Makes deletions within a transaction conditional: the SDK's transactions delete whatever is there.
 * @param etags by row key
 */
export function conditionalDeletes(etags: ReadonlyMap<string, string>): Policy {
  return {
    name: 'conditionalDeletes',
    sendRequest(request, next) {
      const { body } = request;
      let found = 0;
      const conditional = (whole: string, start: string, rowKey: string): string => {
        const etag = etags.get(decodeURIComponent(rowKey));
        if (etag === undefined) return whole;
        found += 1;
        return `${start}${etag}`;
      };
      if (typeof body === 'string') {
        const changed = body.replace(deletion, conditional);
        request.body = changed;
        // Set already by the policy that signs; the signature does not cover it.
        request.headers.set('Content-Length', String(Buffer.byteLength(changed)));
      }
      // Rather nothing than a deletion without its condition.
      if (found !== etags.size) throw new AppError('tables.condition-lost');
      return next(request);
    },
  };
}
