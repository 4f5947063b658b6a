import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './build/paths.mjs';
import { runScript, Wrong } from './infra/run-script.mjs';

const run = promisify(execFile);
const graph = 'https://graph.microsoft.com/v1.0';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const features = JSON.parse(readFileSync(join(root, 'infra/graph/features.json'), 'utf8'));

const usage = `Usage: node scripts/grant-graph.mjs [options]
Gives the app's identity the Microsoft Graph permissions that its features take, as whoever is signed in to az; that
takes the role Privileged Role Administrator.

  --features LIST    default invite,groups; known: ${Object.keys(features).join(', ')}
  --principal ID     object id of the identity; default VESTIBULE_IDENTITY_PRINCIPAL_ID, which azd sets
  --dry-run          only says what is missing
  --help             this text`;

const options = {
  features: { type: 'string', default: 'invite,groups' },
  principal: { type: 'string' },
  'dry-run': { type: 'boolean' },
};

function check(values) {
  const names = values.features.split(',').map((name) => name.trim());
  const unknown = names.find((name) => features[name] === undefined);
  if (unknown !== undefined) throw new Wrong(`There is no feature ${unknown}.`);
  const principal = values.principal ?? process.env.VESTIBULE_IDENTITY_PRINCIPAL_ID ?? '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(principal)) {
    throw new Wrong('--principal must be the object id of the identity.');
  }
  return { ...values, names, principal };
}

/** Arguments never pass a shell. On Windows az is a script, which only cmd can run. */
async function az(...args) {
  const isWindows = process.platform === 'win32';
  const command = isWindows ? ['cmd', '/d', '/c', 'az'] : ['az'];
  const { stdout } = await run(command[0], [...command.slice(1), ...args]);
  return stdout.trim() === '' ? {} : JSON.parse(stdout);
}

const get = async (path) => az('rest', '--method', 'get', '--url', `${graph}${path}`);

async function grant(principalId, resourceId, appRoleId) {
  const body = JSON.stringify({ principalId, resourceId, appRoleId });
  const url = `${graph}/servicePrincipals/${resourceId}/appRoleAssignedTo`;
  const headers = ['--headers', 'Content-Type=application/json'];
  await az('rest', '--method', 'post', '--url', url, ...headers, '--body', body);
}

async function compare(principal, names) {
  const { id, appRoles } = await get(
    `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles`,
  );
  const { value } = await get(`/servicePrincipals/${principal}/appRoleAssignments`);
  const held = new Set(
    value.filter(({ resourceId }) => resourceId === id).map(({ appRoleId }) => appRoleId),
  );
  const wanted = new Set(names.flatMap((name) => features[name].roles));
  const roles = appRoles.filter((role) => wanted.has(role.value));
  return {
    resourceId: id,
    missing: roles.filter((role) => !held.has(role.id)),
    needless: appRoles.filter((role) => held.has(role.id) && !wanted.has(role.value)),
  };
}

async function act({ principal, names, 'dry-run': isDry }) {
  const { resourceId, missing, needless } = await compare(principal, names);
  for (const role of missing) {
    if (isDry !== true) await grant(principal, resourceId, role.id);
    console.log(`${isDry === true ? 'Missing' : 'Granted'}: ${role.value}`);
  }
  for (const { value } of needless)
    console.log(`Held, but no feature that you named needs it: ${value}`);
  if (missing.length === 0) console.log('Nothing is missing.');
}

function explain(error) {
  return error.code === 'ENOENT'
    ? 'az is not on the PATH.'
    : String(error.stderr ?? error.message).trim();
}

await runScript({ usage, options, act: async (values) => act(check(values)), explain });
