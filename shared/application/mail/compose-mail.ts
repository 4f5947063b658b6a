import type { Approver } from '../../domain/request/approver';
import type { MailKind } from '../../domain/request/mail-kind';
import type { Stage } from '../../domain/request/stage';
import { approverOf, stageOf } from '../../domain/request/stage-rows';
import { fullName } from '../../domain/request/submission';
import { toldProblem } from '../../domain/request/told-problem';
import type { ApprovalSettledMail } from '../../ports/mails/approver-mails';
import type { MailModel } from '../../ports/render-mail';
import type { SettledView } from '../../ports/request-view';
import { chosenContent } from '../chosen-content';
import type { LinkUrls } from '../links/link-urls';
import { addressView } from '../views/address-view';
import { settledView } from '../views/settled-view';
import { stageView } from '../views/stage-view';
import { endedMail, endingMail } from './access-mails';
import type { MailSource } from './mail-source';
import {
  canceledMail,
  deniedMail,
  expiredMail,
  receivedMail,
  welcomeMail,
} from './requestor-mails';

type Composed = MailModel | undefined;
type Compose = (source: MailSource, links: LinkUrls) => Composed | Promise<Composed>;

const composers: Readonly<Record<MailKind, Compose>> = {
  'verify-address': verifyMail,
  'approval-request': (source, links) => approvalMail(source, 'approval-request', links),
  'approval-reminder': (source, links) => approvalMail(source, 'approval-reminder', links),
  'approval-settled': settledMail,
  'request-received': receivedMail,
  'request-denied': deniedMail,
  'request-expired': expiredMail,
  'request-canceled': canceledMail,
  'guest-welcome': welcomeMail,
  'access-ending': endingMail,
  'access-ended': endedMail,
  'delivery-problem': problemMail,
};

/** The facts of a mail; undefined when the rows say that it is not wanted any more. */
export async function composeMail(source: MailSource, links: LinkUrls): Promise<Composed> {
  return composers[source.order.mail](source, links);
}

async function approvalMail(
  { order, rows, accessPackage, policies }: MailSource,
  kind: 'approval-request' | 'approval-reminder',
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const stage = stageOf(rows, order.stage)?.value;
  const approver = approverOf(rows, order.stage, order.recipient)?.value;
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
    isReopened: stage.generation > 1,
    accessLasts: accessPackage.lifecycle?.expiresAfter,
    role: approver.role,
    approveUrl: `${url}?choice=approve`,
    denyUrl: `${url}?choice=deny`,
  };
}

async function settledMail(
  { order, rows, accessPackage }: MailSource,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const stage = stageOf(rows, order.stage)?.value;
  const approver = approverOf(rows, order.stage, order.recipient)?.value;
  // Taken back meanwhile: the new generation has its own mails.
  if (stage === undefined || approver === undefined || stage.generation !== order.generation) {
    return undefined;
  }
  const settled = settledView(rows, stage, accessPackage);
  if (settled === undefined) return undefined;
  return {
    kind: 'approval-settled',
    reference: rows.request.value.reference,
    displayName: accessPackage.displayName,
    requestorName: fullName(chosenContent(rows)),
    settled,
    ...settledByLink(settled, stage, approver),
    reviewUrl: await links.review(approver, order.generation),
  };
}

/** Only who decided with a link can take it back. */
function settledByLink(
  settled: SettledView,
  { settlement }: Stage,
  { key }: Approver,
): Pick<ApprovalSettledMail, 'isReaders' | 'undoUntil'> {
  return settled.kind === 'decided' && settled.by.kind === 'approver'
    ? { isReaders: settlement?.approver === key, undoUntil: settlement?.undoUntil }
    : { isReaders: false };
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

function problemMail({ order, rows, problem }: MailSource): MailModel {
  const request = rows.request.value;
  return {
    kind: 'delivery-problem',
    cause: toldProblem(request, order.issue),
    count: problem.count,
    since: problem.since,
    references: [request.reference],
  };
}
