import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mailSchema } from './mail';
import type { Mail } from './mail';

/** The mails received, oldest first. */
export interface Mailbox {
  list(): readonly Mail[];
  get(id: string): Mail | undefined;
  /** The mail as it came over the wire. */
  source(id: string): string | undefined;
  nextId(): string;
  /** On disk when it returns. */
  keep(mail: Mail, source: Buffer): void;
  remove(id: string): void;
  clear(): void;
}

interface Kept {
  readonly mail: Mail;
  /** Read anew from disk where it is kept there: it is large, and seldom looked at. */
  readonly source: () => string;
}

const mostMails = 1_000;

const readSource = (dataDir: string, id: string): string =>
  readFileSync(join(dataDir, `${id}.eml`), 'latin1');

const load = (dataDir: string): readonly Kept[] => {
  mkdirSync(dataDir, { recursive: true });
  const ids = readdirSync(dataDir).filter((name) => /^\d+\.json$/u.test(name));
  return ids.toSorted().map((name) => {
    const mail = mailSchema.parse(JSON.parse(readFileSync(join(dataDir, name), 'utf8')));
    return { mail, source: () => readSource(dataDir, mail.id) };
  });
};

// The .json is written last and moved into place: a mail is either there whole or not at all.
const save = (dataDir: string, mail: Mail, source: Buffer): void => {
  const path = join(dataDir, `${mail.id}.json`);
  writeFileSync(join(dataDir, `${mail.id}.eml`), source);
  writeFileSync(`${path}.new`, JSON.stringify(mail));
  renameSync(`${path}.new`, path);
};

const erase = (dataDir: string, id: string): void => {
  rmSync(join(dataDir, `${id}.json`), { force: true });
  rmSync(join(dataDir, `${id}.eml`), { force: true });
};

/** Keeps the newest 1,000 mails, in `dataDir` when given (one `.eml` and one `.json` each), else in memory. */
export function openMailbox(dataDir: string | undefined): Mailbox {
  const kept = new Map<string, Kept>();
  for (const entry of dataDir === undefined ? [] : load(dataDir)) kept.set(entry.mail.id, entry);
  let last = Number([...kept.keys()].at(-1) ?? 0);

  const remove = (id: string): void => {
    if (kept.delete(id) && dataDir !== undefined) erase(dataDir, id);
  };
  const sourceOf = (id: string, source: Buffer): (() => string) => {
    if (dataDir !== undefined) return () => readSource(dataDir, id);
    const text = source.toString('latin1');
    return () => text;
  };
  return {
    list: () => [...kept.values()].map(({ mail }) => mail),
    get: (id) => kept.get(id)?.mail,
    source: (id) => kept.get(id)?.source(),
    nextId() {
      last += 1;
      return String(last).padStart(6, '0');
    },
    keep(mail, source) {
      if (dataDir !== undefined) save(dataDir, mail, source);
      kept.set(mail.id, { mail, source: sourceOf(mail.id, source) });
      const [oldest] = kept.keys();
      if (kept.size > mostMails && oldest !== undefined) remove(oldest);
    },
    remove,
    clear() {
      for (const id of kept.keys()) remove(id);
    },
  };
}
