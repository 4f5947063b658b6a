import type { DirectoryCheck } from '../../../shared/ports/directory-check';

/** A tenant with the groups and applications of the seeded one. */
export interface CheckedTenant {
  readonly check: DirectoryCheck;
  readonly guests: {
    /** One person answers for this one. */
    readonly sponsored: string;
    readonly unsponsored: string;
    readonly gone: string;
  };
  /** From now on the tenant refuses everything for a while. */
  readonly throttle: () => void;
}

const reader = { kind: 'application', application: 'Project X', role: 'Reader' } as const;
const members = { kind: 'group', group: 'Project X members' } as const;

/** What every DirectoryCheck says. */
export function directoryCheckContract(make: () => CheckedTenant | Promise<CheckedTenant>): void {
  it('counts who answers for a guest, and knows that one is gone', async () => {
    const { check, guests } = await make();

    expect(await check.countSponsors(guests.sponsored)).toEqual({ kind: 'counted', count: 1 });
    expect(await check.countSponsors(guests.unsponsored)).toEqual({ kind: 'counted', count: 0 });
    expect(await check.countSponsors(guests.gone)).toEqual({ kind: 'noUser' });
  });

  it.each([members, reader])('finds $kind that is there', async (role) => {
    const { check } = await make();

    expect(await check.findResource(role)).toEqual({ kind: 'found' });
  });

  it.each([
    ['group.not-found', { kind: 'group', group: 'No such group' }],
    ['application.not-found', { ...reader, application: 'No such application' }],
    ['application.role-not-found', { ...reader, role: 'Owner' }],
    ['resource.not-supported', { kind: 'site', site: 'Project X', via: 'Project X members' }],
    [
      'resource.not-supported',
      { kind: 'entitlementPackage', entitlementPackage: 'Project X', policy: 'Guests' },
    ],
  ] as const)('says %s of what is not', async (cause, role) => {
    const { check } = await make();

    expect(await check.findResource(role)).toEqual({ kind: 'unresolved', cause });
  });

  it('says later while the tenant throttles', async () => {
    const { check, guests, throttle } = await make();

    throttle();

    expect(await check.countSponsors(guests.sponsored)).toMatchObject({ kind: 'later' });
    expect(await check.findResource(members)).toMatchObject({ kind: 'later' });
  });
}
