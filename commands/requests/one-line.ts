/** Text that somebody wrote, for one line of a terminal. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
