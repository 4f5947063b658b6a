/** An instant for people, to the second, in UTC. */
export const moment = (instant: string): string => instant.slice(0, 19).replace('T', ' ');
