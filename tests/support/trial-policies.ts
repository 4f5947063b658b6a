import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const secret = 'a-secret-that-opens-nothing-but-a-trial-stack00';
const sha256 = createHash('sha256').update(secret).digest('hex');

/** The value of the `Authorization` header with which the partner of the trial policies calls. */
export const trialPartner = `Bearer vst_trial_${secret}`;

const organization = `id: contoso
displayName: Contoso
domains: [contoso.example]
sponsors: [{ user: kim@host.example }]
accessPackages: all
partnerKeys: [{ id: trial, sha256: ${sha256} }]
`;

const accessPackage = (undoWindow: string): string => `id: trial
displayName: { en: Trial }
description: { en: One stage with two approvers and two resources. }
requestors: { from: connectedOrganizations }
verifyAddress: unlessAuthenticated
approval:
  stages:
    - name: Owners
      approvers: [{ group: Project X owners }]
      fallbackApprovers: [{ user: desk@host.example }]
      deadline: P7D
  undoWindow: ${undoWindow}
invitation: { redirectUrl: 'https://host.example/trial' }
resources:
  - group: Project X members
  - { application: Project X, role: Reader }
`;

/**
 * The seeded policies with an access package `trial` of one stage, two approvers and two resources, and with a key for
 * Contoso, which has no limits: a folder that the caller removes.
 */
export function writeTrialPolicies({ undoWindow = 'PT0S' } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'trial-policies-'));
  cpSync(join(__dirname, '../../policies'), folder, { recursive: true });
  writeFileSync(join(folder, 'access-packages/trial.yaml'), accessPackage(undoWindow));
  writeFileSync(join(folder, 'connected-organizations/contoso.yaml'), organization);
  return folder;
}
