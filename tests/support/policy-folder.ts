import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { accessPackageData, organizationData, settingsData } from './policies';

/** Files of a policy folder by path; data is written as YAML, text and bytes as they are, undefined not at all. */
export type PolicyFiles = Readonly<Record<string, unknown>>;

/** What a folder holds unless told otherwise: one of each kind, all valid. */
const validFiles: PolicyFiles = {
  'access-packages/project-x.yaml': accessPackageData(),
  'connected-organizations/contoso.yaml': organizationData(),
  'settings.yaml': settingsData(),
};

/** Runs with a temporary policy folder and removes it afterwards. */
export async function withPolicyFolder<T>(
  files: PolicyFiles,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'policies-'));
  try {
    for (const [path, content] of Object.entries({ ...validFiles, ...files })) {
      if (content === undefined) continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
      await writeFile(
        join(folder, path),
        isRaw ? content : stringify(content, { aliasDuplicateObjects: false }),
      );
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
