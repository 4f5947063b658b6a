import { mailboxOf } from '../../domain/email-address';
import type { RequestRows, RowWrite } from '../../domain/request/request-rows';
import type { PersonIndex } from '../../ports/person-index';
import type { Seals } from '../../ports/seals';
import type { ChangeRequest } from '../change-request';
import { chosenContent } from '../chosen-content';
import type { RequestDraft } from '../request-draft';
import { deletionsOf } from './deletions-of';

export interface ReduceRequestDeps {
  readonly changeRequest: ChangeRequest;
  readonly people: PersonIndex;
  readonly seals: Seals;
}

/**
 * Access goes on after the request's time is over: what the end of access needs is kept (who, what was given, until
 * when), what was only needed to decide goes (answers, reasons, decisions, approvers).
 * @param isWanted asked with the rows as they are now; false keeps them
 */
export type ReduceRequest = (
  requestId: string,
  isWanted: (rows: RequestRows) => boolean,
) => Promise<void>;

const mostDeletions = 90;
const mostSteps = 10;
const onlyToDecide: ReadonlySet<string> = new Set(['stage', 'approver', 'decision', 'submission']);

export function makeReduceRequest(deps: ReduceRequestDeps): ReduceRequest {
  return async (requestId, isWanted) => {
    for (let step = 0; step < mostSteps; step += 1) {
      const addresses = new Set<string>();
      const result = await deps.changeRequest(requestId, (rows, draft) => {
        addresses.clear();
        if (!isWanted(rows)) return 'done';
        const superfluous = superfluousIn(rows);
        for (const { row, etag } of superfluous.slice(0, mostDeletions)) {
          draft.remove(row, etag);
          if (row.kind === 'approver') addresses.add(mailboxOf(row.value.address));
        }
        for (const { address } of rows.assignment?.value.sponsors ?? []) {
          addresses.delete(mailboxOf(address));
        }
        if (superfluous.length > mostDeletions) return 'more';
        reduce(rows, draft);
        return 'done';
      });
      for (const address of addresses) {
        await deps.people.remove(await deps.seals.personKey(address), requestId);
      }
      if (result.kind === 'missing' || result.outcome === 'done') return;
    }
  };
}

function superfluousIn(rows: RequestRows): readonly Extract<RowWrite, { kind: 'delete' }>[] {
  const { number } = chosenContent(rows);
  return deletionsOf(rows).filter(
    ({ row }) =>
      onlyToDecide.has(row.kind) && !(row.kind === 'submission' && row.value.number === number),
  );
}

function reduce(rows: RequestRows, draft: RequestDraft): void {
  const { acceptedTerms: _terms, ...content } = chosenContent(rows);
  const stored = rows.submissions.find(({ value }) => value.number === content.number);
  if (stored === undefined) return;
  const value = { ...content, organization: '', justification: '', answers: {} };
  draft.replace({ kind: 'submission', value }, stored.etag);
  const { message: _message, ...request } = rows.request.value;
  draft.rewrite(rows.request, request);
  draft.audit('request.reduced', 'system', 'retention');
}
