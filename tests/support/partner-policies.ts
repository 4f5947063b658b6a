import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const root = join(__dirname, '..', '..');
const secret = 'cGFydG5lci1zZWNyZXQtZm9yLXRlc3RzLW9ubHktMDE';
const sha256 = createHash('sha256').update(secret).digest('hex');

/** The partner keys that the policies below hold. */
export const contosoPartnerKey = `vst_contoso-1_${secret}`;
export const fabrikamPartnerKey = `vst_fabrikam-1_${secret}`;

type Document = Readonly<Record<string, unknown>>;

/** The seeded policies in a folder of their own, with what partners' tests need besides. */
export interface PartnerPolicies {
  readonly folder: string;
  remove(): Promise<void>;
}

/** @param contoso members of the connected organization contoso, instead of the seeded ones */
export async function writePartnerPolicies(contoso: Document = {}): Promise<PartnerPolicies> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-policies-'));
  await cp(join(root, 'policies'), folder, { recursive: true });
  const change = async (file: string, members: Document, from = file): Promise<void> => {
    const document = parse(await readFile(join(folder, from), 'utf8')) as Document;
    await writeFile(join(folder, file), stringify({ ...document, ...members }));
  };
  const organizations = 'connected-organizations';
  await change(`${organizations}/contoso.yaml`, {
    partnerKeys: [{ id: 'contoso-1', sha256 }],
    accessPackages: 'all',
    ...contoso,
  });
  await change(`${organizations}/fabrikam.yaml`, {
    partnerKeys: [{ id: 'fabrikam-1', sha256 }],
  });
  const packages = 'access-packages';
  const projectX = `${packages}/project-x.yaml`;
  const plain = { terms: undefined, questions: [], prefill: [] };
  const nobodyApproves = { ...plain, approval: { stages: [] } };
  await change(`${packages}/instant.yaml`, { ...nobodyApproves, id: 'instant' }, projectX);
  const limits = { perDay: 1 };
  await change(`${packages}/scarce.yaml`, { ...plain, id: 'scarce', limits }, projectX);
  await change(`${packages}/closed.yaml`, { ...plain, id: 'closed', paused: true }, projectX);
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}
