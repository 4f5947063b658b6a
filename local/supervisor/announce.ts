export interface StackLinks {
  readonly baseUrl: string;
  readonly inboxUrl: string;
  readonly graphUrl: string;
  readonly controlUrl: string;
  readonly pid: number;
  readonly hostPid: number | undefined;
}

export const readyLine = (links: StackLinks): string =>
  `${JSON.stringify({ ready: true, ...links })}\n`;

/** What a person sees when the stack is ready. */
export const banner = (links: StackLinks, logFile: string | undefined): string =>
  [
    '',
    '  Vestibule is ready.',
    '',
    `  Sign-up    ${links.baseUrl}`,
    `  Inbox      ${links.inboxUrl}`,
    `  Directory  ${links.graphUrl}`,
    `  Control    ${links.controlUrl}`,
    ...(logFile === undefined ? [] : [`  Log        ${logFile}`]),
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n');
