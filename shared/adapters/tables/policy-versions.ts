import { z } from 'zod';
import { parseAccessPackageVersion } from '../../contracts/policy/parse-access-package-version';
import { AppError } from '../../domain/app-error';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { PolicyVersions } from '../../ports/policy-versions';
import { parseText } from './parse-text';
import type { Table } from './table';
import { encodeKey, quoted } from './table-key';

const partitionKey = 'policy';
const keptSchema = z.object({ version: z.string(), keptAt: z.string() });

const textKey = (version: string): string => encodeKey(version);
const keptKey = (version: string): string => `kept|${encodeKey(version)}`;

/**
 * Texts of policies in the table `policyVersions`: RK the version, and RK `kept|<version>` says when it was last in force.
 * Read once and written once a day per instance.
 */
export function makePolicyVersions(table: Table, now: () => Date): PolicyVersions {
  const keptOn = new Map<string, string>();
  const packages = new Map<string, AccessPackage>();
  return {
    async keep(version, text) {
      const keptAt = now().toISOString();
      const day = keptAt.slice(0, 10);
      if (keptOn.get(version) === day) return;
      // Before the text, so that a version that is about to go is seen to be in force.
      const kept = JSON.stringify({ version, keptAt });
      await table.write([
        { kind: 'put', row: { partitionKey, rowKey: keptKey(version), text: kept } },
      ]);
      // Refused when it is there, which is as good: the version is the hash of the text.
      await table.write([
        { kind: 'insert', row: { partitionKey, rowKey: textKey(version), text } },
      ]);
      keptOn.set(version, day);
    },
    async load(version) {
      const known = packages.get(version);
      if (known !== undefined) return known;
      const row = await table.get(partitionKey, textKey(version));
      if (row === undefined) return undefined;
      const accessPackage = parseVersion(row.text);
      packages.set(version, accessPackage);
      return accessPackage;
    },
    async unkeptSince(instant) {
      const filter = [
        `PartitionKey eq ${quoted(partitionKey)}`,
        `RowKey ge ${quoted('kept|')}`,
        `RowKey lt ${quoted('kept}')}`,
      ].join(' and ');
      const kept = (await table.query(filter)).map(({ text }) => parseText(keptSchema, text));
      return kept
        .filter(({ keptAt }) => keptAt < instant.toISOString())
        .map(({ version }) => version);
    },
    async remove(version, unkeptSince) {
      const kept = await table.get(partitionKey, keptKey(version));
      if (kept === undefined) return;
      if (parseText(keptSchema, kept.text).keptAt >= unkeptSince.toISOString()) return;
      // Both or neither: whoever keeps it at this moment wins, or puts it back whole.
      await table.write([
        { kind: 'delete', row: { partitionKey, rowKey: keptKey(version) }, etag: kept.etag },
        { kind: 'delete', row: { partitionKey, rowKey: textKey(version) } },
      ]);
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
