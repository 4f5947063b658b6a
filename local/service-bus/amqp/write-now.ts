import type { Connection } from 'rhea';

/* oxlint-disable eslint/no-underscore-dangle -- rhea has no public way to do either */

/** Lets rhea write everything that waits, at once. */
export const writeNow = (connection: Connection): void => connection._process();

/** The same at the end of this turn, when it also frees what is settled. */
export const writeSoon = (connection: Connection): void => connection._register();
