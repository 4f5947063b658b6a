import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The seeded policies with time to spare: a stage outlives its links, and five minutes to take back. A folder that the caller removes. */
export function writeSlowPolicies(): string {
  const folder = mkdtempSync(join(tmpdir(), 'slow-policies-'));
  cpSync(join(__dirname, '../../../policies'), folder, { recursive: true });
  const file = join(folder, 'access-packages/project-x.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text
      .replace('deadline: P7D', 'deadline: P30D')
      .replace('undoWindow: PT10S', 'undoWindow: PT5M'),
  );
  return folder;
}
