import {
  nothingSwitched,
  type Pause,
  type PauseTarget,
  type Revocation,
} from '../../../../../shared/domain/policy/switches';
import { isPaused, withSwitches } from '../../../../../shared/domain/policy/with-switches';
import { anOrganization, aPolicySet } from '../../../../support/policies';

const now = new Date('2026-01-05T10:00:00.000Z');
const by = { actor: 'operator:kim', at: now.toISOString(), reason: 'Drill' } as const;
const paused = (target: PauseTarget): Pause => ({ target, ...by });
const revoked = (id: string, from = now.toISOString()): Revocation => ({
  target: { kind: 'partner-key', id },
  from,
  ...by,
});
const anas = { accessPackageId: 'project-x', organizationId: 'contoso' } as const;

describe('withSwitches', () => {
  it('changes nothing while nothing is switched', () => {
    const set = aPolicySet();

    expect(withSwitches(set, nothingSwitched, now)).toBe(set);
  });

  it.each<[string, PauseTarget]>([
    ['everything', { kind: 'everything' }],
    ['the package', { kind: 'package', id: 'project-x' }],
    ['the organization', { kind: 'organization', id: 'contoso' }],
  ])('pauses a request when %s is paused', (_what, target) => {
    const switches = { pauses: [paused(target)], revocations: [] };

    const set = withSwitches(aPolicySet(), switches, now);

    expect(isPaused(set, anas)).toBe(true);
    expect(isPaused(aPolicySet(), anas)).toBe(false);
  });

  it('leaves other packages and organizations alone', () => {
    const pauses = [
      paused({ kind: 'package', id: 'contoso' }),
      paused({ kind: 'organization', id: 'project-x' }),
    ];

    const set = withSwitches(aPolicySet(), { pauses, revocations: [] }, now);

    expect(isPaused(set, anas)).toBe(false);
    expect(isPaused(set, { accessPackageId: 'project-x' })).toBe(false);
  });

  it('takes away the partner keys that are revoked, from their instant on', () => {
    const partnerKeys = ['k1', 'k2', 'k3'].map((id) => ({ id, sha256: 'a'.repeat(64) }));
    const organization = { ...anOrganization(), partnerKeys };
    const revocations = [revoked('k1'), revoked('k2', '2026-01-05T10:05:00.000Z')];

    const set = withSwitches(
      aPolicySet({ connectedOrganizations: [organization] }),
      { pauses: [], revocations },
      now,
    );

    const kept = set.connectedOrganizations.flatMap((one) => one.partnerKeys.map(({ id }) => id));
    expect(kept).toEqual(['k2', 'k3']);
  });
});

describe('isPaused', () => {
  it('heeds what the policy files say', () => {
    const { settings, accessPackages } = aPolicySet();
    const all = aPolicySet({ settings: { ...settings, paused: true } });
    const one = aPolicySet({ accessPackages: accessPackages.map((p) => ({ ...p, paused: true })) });

    expect(isPaused(all, anas)).toBe(true);
    expect(isPaused(one, anas)).toBe(true);
  });
});
