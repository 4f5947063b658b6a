import { randomBytes } from 'node:crypto';

/** Names that the app reads; see shared/adapters/key-vault. */
const names = { keys: 'link-signing-keys', pepper: 'address-pepper' };

const kidOf = (version) => version.slice(0, 8).toLowerCase();

/** As the app has it: enabled, begun and not over. */
function isInForce({ enabled, notBefore, expiresOn }, now) {
  const hasBegun = notBefore === undefined || notBefore <= now;
  return enabled !== false && hasBegun && (expiresOn === undefined || expiresOn > now);
}

async function versionsOf(client, name) {
  const now = new Date();
  const versions = [];
  for await (const each of client.listPropertiesOfSecretVersions(name)) {
    const { version, createdOn } = each;
    versions.push({ kid: kidOf(version), version, createdOn, inUse: isInForce(each, now) });
  }
  return versions.toSorted((left, right) => right.createdOn - left.createdOn);
}

async function addVersion(client, name) {
  const { properties } = await client.setSecret(name, randomBytes(32).toString('base64'), {
    contentType: '32 bytes, base64',
  });
  return kidOf(properties.version);
}

/** Every signing key, newest first. The newest in use signs, all in use open links. */
export async function listKeys(client) {
  return versionsOf(client, names.keys);
}

/** Adds a key, which signs from then on. @returns its kid */
export async function addKey(client) {
  return addVersion(client, names.keys);
}

/**
 * Makes what the app cannot start without, where it is not there yet. The pepper is made once and never again: people are
 * found by it.
 * @returns the names of what was made
 */
export async function addFirst(client) {
  const made = [];
  for (const name of [names.pepper, names.keys]) {
    if ((await versionsOf(client, name)).length > 0) continue;
    await addVersion(client, name);
    made.push(name);
  }
  return made;
}

/**
 * Takes a key out of use: links made with it stop opening within 5 minutes.
 * @returns `{ kind: 'disabled' }`, `{ kind: 'unknown' }`, or `{ kind: 'last' }` when no other key would be left
 */
export async function disableKey(client, kid) {
  const keys = await versionsOf(client, names.keys);
  const found = keys.find((key) => key.kid === kid.toLowerCase());
  if (found === undefined) return { kind: 'unknown' };
  if (!keys.some((key) => key.inUse && key !== found)) return { kind: 'last' };
  await client.updateSecretProperties(names.keys, found.version, { enabled: false });
  return { kind: 'disabled' };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A role just given takes some minutes to be known everywhere: until then the vault answers 403. */
export async function patiently(work, { patienceMs = 600_000, pauseMs = 15_000, say } = {}) {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error?.statusCode !== 403 || Date.now() + pauseMs > until) throw error;
      say?.('The vault does not know your role yet; trying again.');
      await pause(pauseMs);
    }
  }
}
