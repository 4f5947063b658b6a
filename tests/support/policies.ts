import {
  parseAccessPackage,
  parseConnectedOrganization,
  parseSettings,
  type ParsedDocument,
} from '../../shared/contracts/policy/parse-policy-document';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import type { ConnectedOrganization } from '../../shared/domain/policy/connected-organization';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import type { Settings } from '../../shared/domain/policy/settings';

type Overrides = Readonly<Record<string, unknown>>;

/** The data of a valid access package: connected organizations ask, one stage decides, one group is given. */
export function accessPackageData(overrides: Overrides = {}): Overrides {
  return {
    id: 'project-x',
    displayName: { en: 'Project X workspace', fr: 'Espace Projet X' },
    description: { en: 'Drawings and schedules.' },
    visibility: 'public',
    requestors: { from: 'connectedOrganizations' },
    approval: {
      stages: [{ name: 'Owners', approvers: [{ group: 'Project X owners' }] }],
    },
    invitation: { redirectUrl: 'https://host.example/project-x' },
    resources: [{ group: 'Project X members' }],
    ...overrides,
  };
}

/** The data of a valid connected organization that may ask for everything. */
export function organizationData(overrides: Overrides = {}): Overrides {
  return {
    id: 'contoso',
    displayName: 'Contoso',
    domains: ['contoso.example'],
    sponsors: [{ user: 'kim@host.example' }],
    accessPackages: 'all',
    ...overrides,
  };
}

/** The data of settings with nothing but what is required. */
export function settingsData(overrides: Overrides = {}): Overrides {
  return {
    name: 'Host Corporation',
    sender: 'guests@host.example',
    operators: ['desk@host.example'],
    privacyUrl: 'https://host.example/privacy',
    ...overrides,
  };
}

/** An access package made by the real parser. */
export function anAccessPackage(overrides: Overrides = {}): AccessPackage {
  return policyOf(parseAccessPackage(accessPackageData(overrides)));
}

/** A connected organization made by the real parser. */
export function anOrganization(overrides: Overrides = {}): ConnectedOrganization {
  return policyOf(parseConnectedOrganization(organizationData(overrides)));
}

/** Settings made by the real parser. */
export function someSettings(overrides: Overrides = {}): Settings {
  return policyOf(parseSettings(settingsData(overrides)));
}

/** A policy set of one access package, one organization and settings, each replaced by what is given. */
export function aPolicySet(parts: Partial<PolicySet> = {}): PolicySet {
  return {
    accessPackages: [{ ...anAccessPackage(), version: '0'.repeat(32) }],
    connectedOrganizations: [anOrganization()],
    settings: someSettings(),
    ...parts,
  };
}

function policyOf<T>(parsed: ParsedDocument<T>): T {
  if (parsed.kind === 'parsed') return parsed.policy;
  throw new Error(
    parsed.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  );
}
