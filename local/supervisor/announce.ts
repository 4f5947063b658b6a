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

/** What a person sees when the stack is ready: where to begin, and what to look at. */
export function banner(links: StackLinks, logFile: string | undefined): string {
  const width = Math.max(links.baseUrl.length, links.inboxUrl.length, links.graphUrl.length) + 3;
  const line = (name: string, url: string, what: string): string =>
    `  ${name.padEnd(11)}${url.padEnd(width)}${what}`;
  return [
    '',
    '  Vestibule is ready.',
    '',
    line('Sign-up', links.baseUrl, 'ask for access, for instance as you@contoso.example'),
    line('Inbox', links.inboxUrl, 'every mail: follow the links'),
    line('Directory', links.graphUrl, 'guests and groups'),
    line('Control', links.controlUrl, 'time and faults'),
    ...(logFile === undefined ? [] : [`  Log        ${logFile}`]),
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n');
}
