import type { RequestRows } from '../../shared/domain/request/request-rows';

/** One access package of a guest, as commands tell of it. */
export interface GuestFacts {
  readonly reference: string;
  readonly address: string;
  readonly accessPackageId: string;
  readonly organizationId: string | undefined;
  readonly requestState: string;
  readonly access: 'none' | 'active' | 'ending' | 'ended';
  readonly since: string | undefined;
  /** Undefined: no end date, or no access. */
  readonly endsAt: string | undefined;
  readonly extended: boolean;
  readonly endedAt: string | undefined;
  readonly account: string | undefined;
  /** What became of each resource, in the order of the policy. */
  readonly resources: readonly string[];
}

export function guestFacts({ request, assignment, resources }: RequestRows): GuestFacts {
  const { reference, address, accessPackageId, organizationId, state } = request.value;
  const access = assignment?.value;
  return {
    reference,
    address,
    accessPackageId,
    organizationId,
    requestState: state,
    access: access?.state ?? 'none',
    since: access?.startedAt,
    endsAt: access?.endsAt,
    extended: access?.extended !== undefined,
    endedAt: access?.endedAt,
    account: access?.account && [access.account.outcome, access.account.cause].join(' ').trim(),
    resources: resources.map(({ value }) => {
      if (value.removal !== undefined) return value.removal.outcome;
      return value.already ? `${value.state} before us` : value.state;
    }),
  };
}
