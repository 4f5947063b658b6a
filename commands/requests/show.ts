import type { RequestRows } from '../../shared/domain/request/request-rows';
import { stageOf } from '../../shared/domain/request/stage-rows';
import { coloursFor } from '../cli/colours';
import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { plain, tableText } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { withDesk } from '../cli/with-desk';
import { approverNames } from './approver-names';
import { enteredFacts, type Fact } from './entered-facts';
import { moment } from './moment';
import { findNamed, requestNameIn } from './named-request';
import { oneLine } from './one-line';
import { settledWords } from './settled-words';
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
    factLines(facts(rows)),
    ...enteredPart(rows).map((text) => `\n${strong('Entered')}\n${text}`),
    ...decisionsPart(rows).map((text) => `\n${strong('Decisions')}\n${text}`),
    ...approversPart(rows).map((text) => `\n${strong('Approvers')}\n${text}`),
    `\n${strong('What happened')}\n${tableText(timelineHead, timelineCells(rows))}`,
  ];
  return parts.join('');
}

const timelineHead = ['WHEN', 'WHAT', 'WHO', 'DETAILS'];

function timelineCells(rows: RequestRows): readonly (readonly string[])[] {
  return timelineOf(rows).map(({ at, what, who, details }) => [moment(at), what, who, details]);
}

const factLines = (entries: readonly Fact[]): string =>
  entries.map(([name, value]) => `  ${name.padEnd(15)} ${plain(value)}\n`).join('');

function facts(rows: RequestRows): readonly Fact[] {
  const request = rows.request.value;
  const stage = stageOf(rows, request.stage)?.value;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['package', request.accessPackageId],
    ['organization', request.organizationId],
    ['address', request.address],
    ['submitted', moment(request.submittedAt)],
    ['next look', request.dueAt === undefined ? undefined : moment(request.dueAt)],
    [
      'waiting',
      rows.submissions.length > 1 ? `${String(rows.submissions.length)} submissions` : undefined,
    ],
    ['decided', stage && settledWords(rows, stage)],
    ['message', request.message === undefined ? undefined : oneLine(request.message)],
    ['cause', request.cause],
    ['held', request.hold === undefined ? undefined : 'a pause holds the delivery'],
    ['restarts', request.restarts === 0 ? undefined : String(request.restarts)],
    ['guest', rows.invitation?.value.guestId],
    ['access ends', rows.assignment?.value.endsAt],
  ];
  return entries.filter((entry): entry is Fact => entry[1] !== undefined);
}

function enteredPart(rows: RequestRows): readonly string[] {
  const entered = enteredFacts(rows);
  return entered.length === 0 ? [] : [factLines(entered)];
}

function decisionsPart(rows: RequestRows): readonly string[] {
  if (rows.decisions.length === 0) return [];
  const nameOf = approverNames(rows);
  const cells = rows.decisions.map(({ value }) => {
    const { stage, approver, choice, justification, message, undoneAt } = value;
    const word = undoneAt === undefined ? choice : `${choice}, taken back`;
    return [String(stage), nameOf(approver), word, oneLine(justification), oneLine(message)];
  });
  return [tableText(['STAGE', 'WHO', 'CHOICE', 'REASON', 'MESSAGE'], cells)];
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
