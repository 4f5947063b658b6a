import type { LinkClaims } from '../../domain/link-claims';
import type { Assignment } from '../../domain/request/assignment';
import type { Approver } from '../../domain/request/approver';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { LinkTokens } from '../../ports/link-tokens';

/** The absolute links of mails: always the same for the same rows. */
export interface LinkUrls {
  verify(request: SignUpRequest): Promise<string>;
  status(request: SignUpRequest): Promise<string>;
  review(approver: Approver, generation: number): Promise<string>;
  /** @param sponsor key of the sponsor; lives until the end of access */
  extend(assignment: Assignment, sponsor: string): Promise<string>;
}

const statusLifeDays = 180;
const seconds = (instant: string): number => Math.floor(new Date(instant).getTime() / 1000);

/** @param publicBaseUrl without trailing slash; the only source of absolute addresses */
export function makeLinkUrls(tokens: LinkTokens, publicBaseUrl: string): LinkUrls {
  const url = async (claims: LinkClaims): Promise<string> =>
    `${publicBaseUrl}/${claims.purpose}/${await tokens.sign(claims)}`;
  const ofRequest = { stage: 0, approver: '', generation: 0 } as const;

  return {
    verify: (request) =>
      url({
        ...ofRequest,
        purpose: 'verify',
        requestId: request.id,
        expiresAt: seconds(request.verifyUntil),
      }),
    status: (request) =>
      url({
        ...ofRequest,
        purpose: 'status',
        requestId: request.id,
        expiresAt: seconds(request.submittedAt) + statusLifeDays * 86_400,
      }),
    review: ({ requestId, stage, key, linkUntil }, generation) =>
      url({
        purpose: 'review',
        requestId,
        stage,
        approver: key,
        generation,
        expiresAt: seconds(linkUntil),
      }),
    extend: ({ requestId, period, endsAt, startedAt }, sponsor) =>
      url({
        ...ofRequest,
        purpose: 'extend',
        requestId,
        approver: sponsor,
        generation: period,
        expiresAt: seconds(endsAt ?? startedAt),
      }),
  };
}
