import type { SignUpRequest } from '../../../shared/domain/request/sign-up-request';
import type { RequestFilter, RequestList } from '../../../shared/ports/request-list';
import type { FakeRequestStore } from './fake-request-store';

/** The list by age over rows in memory. */
export function makeFakeRequestList(store: Pick<FakeRequestStore, 'rows'>): RequestList {
  return {
    async *newestFirst(filter) {
      const requests = store
        .rows()
        .flatMap((row) => (row.kind === 'request' ? [row.value] : []))
        .toSorted((left, right) => (left.submittedAt > right.submittedAt ? -1 : 1));
      for (const request of requests)
        if (fits(request, filter)) yield await Promise.resolve(request);
    },
  };
}

function fits(request: SignUpRequest, filter: RequestFilter): boolean {
  const { states, submittedSince = '', submittedBefore = '~' } = filter;
  const same = (['accessPackageId', 'organizationId', 'reference'] as const).every(
    (name) => filter[name] === undefined || filter[name] === request[name],
  );
  const { submittedAt, state } = request;
  const isThen = submittedAt >= submittedSince && submittedAt < submittedBefore;
  return same && isThen && (states === undefined || states.includes(state));
}
