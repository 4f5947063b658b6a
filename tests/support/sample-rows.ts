import type { RequestRow } from '../../shared/domain/request/request-rows';

const at = '2026-01-05T10:00:00.000Z';
const later = '2026-01-12T10:00:00.000Z';

/** One row of every kind for a request, the request row first, with every optional member set. */
export function sampleRows(requestId: string): readonly RequestRow[] {
  const approver = '0123456789abcdef';
  return [
    {
      kind: 'request',
      value: {
        id: requestId,
        reference: '7K3M-9QXT',
        accessPackageId: 'project-x',
        policyVersion: 'f'.repeat(64),
        state: 'pendingApproval',
        address: 'ana@contoso.example',
        personKey: 'e'.repeat(32),
        organizationId: 'contoso',
        partnerKeyId: 'k1',
        language: 'fr',
        submittedAt: at,
        updatedAt: at,
        confirmedAt: at,
        closedAt: later,
        submission: 1,
        nextSubmission: 2,
        verifyUntil: later,
        stage: 1,
        message: 'Welcome “über” 👋',
        dueAt: later,
        quietUntil: later,
        restarts: 0,
        issues: { 'verify-address': 1 },
        cause: 'user.blocked',
      },
    },
    {
      kind: 'submission',
      value: {
        requestId,
        number: 1,
        submittedAt: at,
        givenName: 'Ana',
        surname: '',
        organization: 'Contoso',
        justification: 'Design review',
        answers: { role: 'design', onSite: true },
        acceptedTerms: '2026-01',
        language: 'fr',
      },
    },
    {
      kind: 'stage',
      value: {
        requestId,
        number: 1,
        name: 'Sponsor',
        generation: 1,
        openedAt: at,
        deadlineAt: later,
        reminderAt: later,
        remindersSent: 0,
        settlement: { outcome: 'approved', at, approver, undoUntil: later },
        closed: false,
        unattended: false,
        execution: 'e1',
        round: 1,
        wakes: [`${at}|${requestId}|1`],
      },
    },
    {
      kind: 'approver',
      value: {
        requestId,
        stage: 1,
        key: approver,
        userId: 'u1',
        address: 'kim@host.example',
        displayName: 'Kim',
        language: 'en',
        role: 'primary',
        state: 'asked',
        linkUntil: later,
      },
    },
    {
      kind: 'decision',
      value: {
        requestId,
        stage: 1,
        generation: 1,
        approver,
        choice: 'approve',
        justification: 'Known',
        message: 'Welcome',
        decidedAt: at,
        undoneAt: later,
      },
    },
    {
      kind: 'mail',
      value: { requestId, key: `approval-request:1:${approver}:1:0:0`, outcome: 'sent', at },
    },
    {
      kind: 'invitation',
      value: {
        requestId,
        guestId: 'g1',
        found: 'new',
        invitedAt: at,
        redeemUrl: 'https://login.example/redeem?ticket=1',
      },
    },
    {
      kind: 'resource',
      value: {
        requestId,
        number: 1,
        state: 'failed',
        already: false,
        tries: 2,
        cause: 'group.not-found',
        updatedAt: at,
      },
    },
    {
      kind: 'audit',
      value: {
        requestId,
        at,
        id: '1',
        action: 'request.submitted',
        actor: 'requestor',
        by: 'form',
        details: { source: 'form' },
      },
    },
    {
      kind: 'outbox',
      value: {
        requestId,
        key: `${at}|${requestId}|1`,
        createdAt: at,
        effect: {
          kind: 'mails',
          orders: [
            {
              mail: 'approval-request',
              stage: 1,
              recipient: approver,
              generation: 1,
              reminder: 0,
              issue: 0,
            },
          ],
        },
      },
    },
  ];
}
