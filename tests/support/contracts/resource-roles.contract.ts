import type { ResourceRole } from '../../../shared/domain/policy/resource-role';
import type { ResourceRoles } from '../../../shared/ports/resource-roles';

const group: ResourceRole = { kind: 'group', group: 'Project X members' };

/** What every ResourceRoles does; `guestId` is a guest without any role. */
export function resourceRolesContract(
  make: () => { readonly roles: ResourceRoles; readonly guestId: string },
): void {
  it('gives a role once and finds it there the second time', async () => {
    const { roles, guestId } = make();

    const first = await roles.assign(guestId, group);
    const second = await roles.assign(guestId, group);

    expect(first).toEqual({ kind: 'assigned', already: false });
    expect(second).toEqual({ kind: 'assigned', already: true });
  });

  it('takes a role away once and finds nothing the second time', async () => {
    const { roles, guestId } = make();
    await roles.assign(guestId, group);

    const first = await roles.remove(guestId, group);
    const second = await roles.remove(guestId, group);

    expect(first).toEqual({ kind: 'removed' });
    expect(second).toEqual({ kind: 'absent' });
    expect(await roles.assign(guestId, group)).toEqual({ kind: 'assigned', already: false });
  });
}
