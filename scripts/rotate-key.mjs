import { explain, openVault } from './infra/operator-client.mjs';
import { runScript, Wrong } from './infra/run-script.mjs';
import { addFirst, addKey, disableKey, listKeys } from './infra/signing-keys.mjs';

const usage = `Usage: npm run rotate-key -- [options]
Adds a signing key, which signs from now on. Older keys go on opening links until they are disabled.

  --vault URL      the vault; default VESTIBULE_VAULT_URL, which azd sets
  --list           only shows the keys
  --first          only makes what is not there yet
  --disable KID    takes a key out of use: its links stop opening within 5 minutes
  --json           one line of JSON
  --help           this text`;

const options = {
  vault: { type: 'string' },
  list: { type: 'boolean' },
  first: { type: 'boolean' },
  disable: { type: 'string' },
  json: { type: 'boolean' },
};

function vaultIn(values) {
  if (['list', 'first', 'disable'].filter((name) => values[name] !== undefined).length > 1) {
    throw new Wrong('Give one of --list, --first and --disable.');
  }
  const vault = values.vault ?? process.env.VESTIBULE_VAULT_URL ?? '';
  if (!/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?$/i.test(vault)) {
    throw new Wrong('--vault must be the https address of a Key Vault.');
  }
  return vault;
}

async function act(client, { list, first, disable }) {
  if (list) return { keys: await listKeys(client) };
  if (first) return { made: await addFirst(client) };
  if (disable === undefined) return { added: await addKey(client) };
  const { kind } = await disableKey(client, disable);
  if (kind === 'unknown') throw new Wrong(`There is no key ${disable}.`);
  if (kind === 'last') throw new Wrong(`${disable} is the last key in use: add one first.`);
  return { disabled: disable };
}

const keyLine = ({ kid, createdOn, inUse }) =>
  `${kid}  ${createdOn.toISOString()}  ${inUse ? 'in use' : 'not in use'}`;

function describe({ keys, made, added, disabled }) {
  if (keys !== undefined) return keys.map(keyLine).join('\n');
  if (made !== undefined)
    return made.length === 0 ? 'Nothing to make.' : `Made ${made.join(' and ')}.`;
  if (added !== undefined) return `Added ${added}; the app signs with it within 5 minutes.`;
  return `Disabled ${disabled}; its links stop opening within 5 minutes.`;
}

async function rotate(values) {
  const done = await act(await openVault(vaultIn(values)), values);
  console.log(values.json ? JSON.stringify(done) : describe(done));
}

await runScript({ usage, options, act: rotate, explain });
