import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/paths.mjs';
import { fitSender } from './infra/mail-sender.mjs';
import { explain, NetworkRefused, openVault } from './infra/operator-client.mjs';
import { addFirst, patiently } from './infra/signing-keys.mjs';

const settingsFile = 'policies/settings.yaml';
const say = (line) => console.log(line);

async function makeFirstKeys(url) {
  const client = await openVault(url);
  const made = await patiently(() => addFirst(client), { say });
  if (made.length > 0) say(`Made ${made.join(' and ')} in the key vault.`);
}

/** A pipeline that the vault does not hear still deploys what may have its keys already. */
function tellNetworkRefused(error) {
  say(`Whether the first keys are there was not looked at. ${explain(error)}`);
  say(
    'If they are not, /health/ready says keys.none: run npm run rotate-key -- --first from such a network.',
  );
}

function tellFailed(error) {
  console.error(`The first keys could not be made. ${explain(error)}`);
  console.error('The app does not work without them; fix it and run npm run rotate-key -- --first');
}

/** False when the app is known to have no keys. */
async function ensureFirstKeys(vault) {
  try {
    await makeFirstKeys(vault);
    return true;
  } catch (error) {
    const isUnknown = error instanceof NetworkRefused;
    if (isUnknown) tellNetworkRefused(error);
    else tellFailed(error);
    return isUnknown;
  }
}

function fitPolicies(deployed) {
  const path = join(root, settingsFile);
  const fitted = fitSender(readFileSync(path, 'utf8'), deployed);
  if (fitted.kind === 'replaced') {
    writeFileSync(path, fitted.text);
    say(`${settingsFile}: mails now come from ${deployed}.`);
  }
  if (fitted.kind === 'differs') {
    say(
      `${settingsFile}: mails would come from ${fitted.sender}, but this deployment can send as ${deployed} only. Change sender, then run azd deploy.`,
    );
  }
}

function tellRecords(service, records) {
  if (Object.keys(records).length === 0) return;
  say(
    'DNS records of your own domain, to be added by whoever runs it; mails leave by that of Azure until then:',
  );
  for (const [kind, { type, name, value }] of Object.entries(records)) {
    say(`  ${kind}: ${type} ${name} ${value}`);
  }
  say(
    `docs/deploy.md, "Your own sender domain", says how to verify them (email service ${service}).`,
  );
}

async function main() {
  const {
    VESTIBULE_VAULT_URL: vault = '',
    VESTIBULE_MAIL_SENDER: sender = '',
    VESTIBULE_MAIL_RECORDS: records = '{}',
    VESTIBULE_EMAIL_SERVICE: service = '',
    VESTIBULE_SENDER_DOMAIN_VERIFIED: verified = 'false',
  } = process.env;
  if (vault === '' || sender === '') {
    console.error('VESTIBULE_VAULT_URL and VESTIBULE_MAIL_SENDER are missing; azd sets them.');
    return 2;
  }
  if (!(await ensureFirstKeys(vault))) return 1;
  fitPolicies(sender);
  if (verified !== 'true') tellRecords(service, JSON.parse(records));
  say('Next: give the app its rights in Microsoft Graph, see docs/deploy.md.');
  return 0;
}

process.exitCode = await main();
