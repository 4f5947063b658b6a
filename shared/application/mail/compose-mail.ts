import type { AccessPackage } from '../../domain/policy/access-package';
import type { PolicySet } from '../../domain/policy/policy-set';
import type { MailOrder } from '../../domain/request/effect';
import type { RequestRows } from '../../domain/request/request-rows';
import { fullName } from '../../domain/request/submission';
import type { MailModel } from '../../ports/render-mail';
import { chosenContent } from '../chosen-content';
import type { LinkUrls } from '../links/link-urls';
import { addressView } from '../views/address-view';
import { resourceViews } from '../views/resource-views';
import { settledView } from '../views/settled-view';
import { stageView } from '../views/stage-view';

/** Everything that the mails of one request are made from. */
export interface MailSource {
  readonly order: MailOrder;
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
  readonly policies: PolicySet;
  /** How often the problem of a `delivery-problem` mail came up, and since when. */
  readonly problem: { readonly count: number; readonly since: string };
}

/** The facts of a mail; undefined when the rows say that it is not wanted any more. */
export async function composeMail(
  source: MailSource,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  switch (source.order.mail) {
    case 'approval-request':
    case 'approval-reminder':
      return approvalMail(source, source.order.mail, links);
    case 'approval-settled':
      return settledMail(source, links);
    case 'verify-address':
      return verifyMail(source, links);
    case 'delivery-problem':
      return problemMail(source);
    case 'request-received':
    case 'request-denied':
    case 'request-expired':
    case 'request-canceled':
    case 'guest-welcome':
      return requestorMail(source, source.order.mail, links);
  }
}

async function approvalMail(
  { order, rows, accessPackage, policies }: MailSource,
  kind: 'approval-request' | 'approval-reminder',
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const stage = rows.stages.find(({ value }) => value.number === order.stage)?.value;
  const approver = approverOf(order, rows);
  const request = rows.request.value;
  if (stage === undefined || approver === undefined) return undefined;
  const isWanted =
    request.state === 'pendingApproval' &&
    stage.settlement === undefined &&
    stage.generation === order.generation;
  if (!isWanted) return undefined;
  const url = await links.review(approver, stage.generation);
  return {
    kind,
    reference: request.reference,
    displayName: accessPackage.displayName,
    address: addressView(request, policies),
    content: chosenContent(rows),
    questions: accessPackage.questions,
    stage: stageView(rows, stage, accessPackage, approver.key),
    role: approver.role,
    approveUrl: `${url}?choice=approve`,
    denyUrl: `${url}?choice=deny`,
  };
}

async function settledMail(
  { order, rows, accessPackage }: MailSource,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const stage = rows.stages.find(({ value }) => value.number === order.stage)?.value;
  const approver = approverOf(order, rows);
  // Taken back meanwhile: the new generation has its own mails.
  if (stage === undefined || approver === undefined || stage.generation !== order.generation) {
    return undefined;
  }
  return {
    kind: 'approval-settled',
    reference: rows.request.value.reference,
    displayName: accessPackage.displayName,
    requestorName: fullName(chosenContent(rows)),
    settled: settledView(rows, stage),
    isReaders: stage.settlement?.approver === approver.key,
    undoUntil: stage.settlement?.undoUntil,
    reviewUrl: await links.review(approver, order.generation),
  };
}

async function verifyMail(
  { rows, accessPackage }: MailSource,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const request = rows.request.value;
  if (request.state !== 'unverified') return undefined;
  return {
    kind: 'verify-address',
    displayName: accessPackage.displayName,
    verifyUrl: await links.verify(request),
    expiresAt: request.verifyUntil,
  };
}

function problemMail({ rows, problem }: MailSource): MailModel {
  const { cause, reference } = rows.request.value;
  return {
    kind: 'delivery-problem',
    cause: cause ?? 'delivery.failed',
    count: problem.count,
    since: problem.since,
    references: [reference],
  };
}

type RequestorMailKind = Extract<MailModel, { readonly givenName: string }>['kind'];

async function requestorMail(
  { rows, accessPackage }: MailSource,
  kind: RequestorMailKind,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const request = rows.request.value;
  const shared = {
    reference: request.reference,
    displayName: accessPackage.displayName,
    givenName: chosenContent(rows).givenName,
  };
  switch (kind) {
    case 'request-received': {
      const stageCount = accessPackage.approval.stages.length;
      return { kind, ...shared, stageCount, statusUrl: await links.status(request) };
    }
    case 'request-denied':
      return { kind, ...shared, message: request.message };
    case 'request-expired':
      return { kind, ...shared };
    case 'request-canceled':
      return { kind, ...shared, by: canceledBy(rows) };
    case 'guest-welcome':
      return welcomeMail(rows, accessPackage, shared);
  }
}

function canceledBy({ audit }: RequestRows): 'requestor' | 'operator' | 'partner' {
  const actor = audit.find(({ value }) => value.action === 'request.canceled')?.value.actor ?? '';
  if (actor.startsWith('operator')) return 'operator';
  return actor.startsWith('partner') ? 'partner' : 'requestor';
}

function welcomeMail(
  { invitation, resources }: RequestRows,
  accessPackage: AccessPackage,
  shared: {
    readonly reference: string;
    readonly displayName: AccessPackage['displayName'];
    readonly givenName: string;
  },
): MailModel {
  const given = accessPackage.resources.filter((_, index) =>
    resources.some(({ value }) => value.number === index + 1 && value.state === 'delivered'),
  );
  const redeemUrl = invitation?.value.redeemUrl;
  const link =
    redeemUrl === undefined
      ? ({ kind: 'open', url: accessPackage.invitation.redirectUrl } as const)
      : ({ kind: 'redeem', url: redeemUrl } as const);
  return { kind: 'guest-welcome', ...shared, link, resources: resourceViews(given) };
}

function approverOf(order: MailOrder, rows: RequestRows) {
  return rows.approvers.find(
    ({ value }) => value.stage === order.stage && value.key === order.recipient,
  )?.value;
}
