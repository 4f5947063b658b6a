import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { makePageClient } from '../../support/page-client';
import { startStack, type Stack, type StackMail } from '../../support/stack';
import { trialPartner, writeTrialPolicies } from '../../support/trial-policies';
import { linkOf } from './world';
import { eventually } from '../../support/until';

const root = join(__dirname, '../../..');

/** One data folder on which builds of the app follow one another, as deployments do in Azure. */
export interface Deployments {
  /** Ends what runs and starts a build: the app as built, or another folder. */
  deploy(build?: { readonly app?: string; readonly taskHub?: string }): Promise<Stack>;
  /** Ends what runs and deletes all that the orchestrations' store holds. */
  loseOrchestrations(): Promise<void>;
  /** The command of docs/deploy.md, against what runs now. */
  rebuild(...args: readonly string[]): Promise<Rebuilt>;
  remove(): Promise<void>;
}

const rebuiltSchema = z.object({ open: z.number(), running: z.number(), started: z.number() });
export type Rebuilt = z.infer<typeof rebuiltSchema>;

const stackSchema = z.object({ settings: z.object({ DataStorage: z.string() }) });
const keysSchema = z.object({ system: z.string() });

export function makeDeployments(): Deployments {
  const dataDir = mkdtempSync(join(tmpdir(), 'deployments-'));
  const policiesDir = writeTrialPolicies();
  let running: Stack | undefined;
  // Links in mails have to lead to the next build too.
  let port = 0;
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dataDir, file), 'utf8'));
  const end = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };

  return {
    async deploy({ app, taskHub } = {}) {
      await end();
      const environment = taskHub === undefined ? {} : { TASKHUB_NAME: taskHub };
      const where = app === undefined ? {} : { app };
      running = await startStack({ dataDir, policiesDir, environment, port, ...where });
      port = Number(new URL(running.baseUrl).port);
      return running;
    },
    async loseOrchestrations() {
      await end();
      const host = join(dataDir, 'host');
      const lost = readdirSync(host).filter((name) => name.startsWith('VestibuleHub.'));
      if (lost.length === 0) throw new Error('There was nothing to lose.');
      for (const name of lost) rmSync(join(host, name));
    },
    async rebuild(...args) {
      const { settings } = stackSchema.parse(read('stack.json'));
      const { system } = keysSchema.parse(read('host/host-keys.json'));
      const given = ['--app', running?.baseUrl ?? '', '--tables', settings.DataStorage, ...args];
      return rebuiltSchema.parse(JSON.parse(await runRebuild(given, system)));
    },
    async remove() {
      await end();
      for (const folder of [dataDir, policiesDir]) rmSync(folder, { recursive: true });
    },
  };
}

async function runRebuild(args: readonly string[], key: string): Promise<string> {
  const script = join(root, 'scripts/rebuild-orchestrations.mjs');
  const env = { ...process.env, VESTIBULE_DURABLE_KEY: key };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr));
    });
  });
}

/** A copy of the built app that begins orchestrations of a version, in a folder that the caller removes. */
export function buildOfVersion(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'next-build-'));
  cpSync(join(root, 'dist/app'), folder, { recursive: true });
  const file = join(folder, 'host.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"defaultVersion": "1.0"', `"defaultVersion": "${version}"`));
  return folder;
}

/** A partner's request; @returns once Ravi is asked. */
export async function ask(stack: Stack, givenName: string): Promise<StackMail> {
  const email = `${givenName.toLowerCase()}@contoso.example`;
  const answer = await fetch(`${stack.baseUrl}/api/signup-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: trialPartner },
    body: JSON.stringify({
      accessPackageId: 'trial',
      email,
      givenName,
      surname: 'Silva',
      organization: 'Contoso',
      language: 'en',
    }),
  });
  if (answer.status !== 202) throw new Error(`The request was answered ${String(answer.status)}.`);
  return eventually(async () => {
    const mails = await stack.mails({ kind: 'approval-request', to: 'ravi@host.example' });
    return mails.find(({ subject }) => subject.includes(givenName));
  }, `a mail about ${givenName}`);
}

/** Ravi approves with the link in his mail, some seconds after he opened it: the form takes nothing sooner. */
export async function approve(stack: Stack, mail: StackMail): Promise<void> {
  const client = makePageClient();
  const page = await client.open(linkOf(mail, '/review/'));
  await stack.advance('PT3S');
  const { status, text } = await client.submit(page, { choice: 'approve' });
  if (status !== 303) throw new Error(`The decision was answered ${String(status)}: ${text}`);
}

/** How many welcome mails somebody has, once the stack is at rest some minutes later. */
export async function welcomes(stack: Stack, email: string): Promise<number> {
  await stack.advance('PT5M');
  return (await stack.mails({ kind: 'guest-welcome', to: email })).length;
}
