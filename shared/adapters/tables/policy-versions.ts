import { parseAccessPackageVersion } from '../../contracts/policy/parse-access-package-version';
import { AppError } from '../../domain/app-error';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { Table } from './table';
import { encodeKey } from './table-key';

const partitionKey = 'policy';

/** Texts of policies in the table `policyVersions`: RK the version. Read and written once per instance. */
export function makePolicyVersions(table: Table): PolicyVersions {
  const kept = new Set<string>();
  const packages = new Map<string, AccessPackage>();
  return {
    async keep(version, text) {
      if (kept.has(version)) return;
      const row = { partitionKey, rowKey: encodeKey(version), text };
      // Refused when it is there, which is as good: the version is the hash of the text.
      await table.write([{ kind: 'insert', row }]);
      kept.add(version);
    },
    async load(version) {
      const known = packages.get(version);
      if (known !== undefined) return known;
      const row = await table.get(partitionKey, encodeKey(version));
      if (row === undefined) return undefined;
      const accessPackage = parseVersion(row.text);
      packages.set(version, accessPackage);
      return accessPackage;
    },
  };
}

function parseVersion(text: string): AccessPackage {
  try {
    return parseAccessPackageVersion(text);
  } catch (cause) {
    throw new AppError('tables.malformed-row', { cause });
  }
}
