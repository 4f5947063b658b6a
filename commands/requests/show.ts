import type { RequestRows } from '../../shared/domain/request/request-rows';
import { coloursFor } from '../cli/colours';
import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { plain, tableText } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';
import { timelineOf } from './timeline';

/** The redeem link, which opens the tenant, is told of and never shown. */
export const showRequest: SubCommand = async (args, context) => {
  const given = readArguments(args, {});
  const name = requestNameIn(given);
  await withDesk(given, context, async (desk) => {
    const rows = await findNamed(desk, name);
    const text = given.isSet('json')
      ? `${JSON.stringify(toJson(rows))}\n`
      : page(rows, context.terminal);
    await context.terminal.out(text);
  });
};

const values = (list: readonly { readonly value: object }[]): readonly object[] =>
  list.map(({ value }) => value);

function toJson(rows: RequestRows): Readonly<Record<string, unknown>> {
  const { redeemUrl, ...invitation } = rows.invitation?.value ?? {};
  return {
    request: rows.request.value,
    submissions: values(rows.submissions),
    stages: values(rows.stages),
    approvers: values(rows.approvers),
    decisions: values(rows.decisions),
    mails: values(rows.mails),
    ...(rows.invitation === undefined
      ? {}
      : { invitation: { ...invitation, redeemLinkKept: redeemUrl !== undefined } }),
    resources: values(rows.resources),
    ...(rows.assignment === undefined ? {} : { assignment: rows.assignment.value }),
    audit: values(rows.audit),
    timeline: timelineOf(rows),
  };
}

function page(rows: RequestRows, terminal: Terminal): string {
  const { strong, faint } = coloursFor(terminal);
  const request = rows.request.value;
  const title = `${request.reference}  ${request.state}`;
  const parts = [
    `${strong(title)}  ${faint(request.id)}\n`,
    facts(rows),
    ...approversPart(rows).map((text) => `\n${strong('Approvers')}\n${text}`),
    `\n${strong('What happened')}\n${tableText(timelineHead, timelineCells(rows))}`,
  ];
  return parts.join('');
}

const timelineHead = ['WHEN', 'WHAT', 'WHO', 'DETAILS'];

function timelineCells(rows: RequestRows): readonly (readonly string[])[] {
  return timelineOf(rows).map(({ at, what, who, details }) => [moment(at), what, who, details]);
}

const moment = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

function facts(rows: RequestRows): string {
  const request = rows.request.value;
  const chosen = rows.submissions.find(({ value }) => value.number === request.submission)?.value;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['package', request.accessPackageId],
    ['organization', request.organizationId],
    ['address', request.address],
    ['name', chosen && `${chosen.givenName} ${chosen.surname}`.trim()],
    ['submitted', moment(request.submittedAt)],
    ['next look', request.dueAt === undefined ? undefined : moment(request.dueAt)],
    [
      'waiting',
      rows.submissions.length > 1 ? `${String(rows.submissions.length)} submissions` : undefined,
    ],
    ['message', request.message],
    ['cause', request.cause],
    ['held', request.hold === undefined ? undefined : 'a pause holds the delivery'],
    ['restarts', request.restarts === 0 ? undefined : String(request.restarts)],
    ['guest', rows.invitation?.value.guestId],
    ['access ends', rows.assignment?.value.endsAt],
  ];
  return entries
    .filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `  ${name.padEnd(15)} ${plain(value)}\n`)
    .join('');
}

function approversPart(rows: RequestRows): readonly string[] {
  if (rows.approvers.length === 0) return [];
  const cells = rows.approvers.map(({ value }) => {
    const decision = rows.decisions.find(
      (one) =>
        one.value.approver === value.key &&
        one.value.stage === value.stage &&
        one.value.undoneAt === undefined,
    )?.value.choice;
    return [String(value.stage), value.displayName, value.address, decision ?? value.state];
  });
  return [tableText(['STAGE', 'NAME', 'ADDRESS', 'STATE'], cells)];
}
