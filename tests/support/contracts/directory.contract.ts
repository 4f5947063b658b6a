import type { Directory } from '../../../shared/ports/directory';

/** What every Directory knows of the seeded tenant; Ravi and Lee own Project X, Kim manages them, Pat is a guest. */
export function directoryContract(makeDirectory: () => Directory): void {
  it('knows nobody behind an unknown address', async () => {
    const found = await makeDirectory().findOwner('ana@contoso.example');

    expect(found).toEqual({ kind: 'found', owner: { kind: 'nobody' } });
  });

  it('tells a guest who redeemed from a member', async () => {
    const directory = makeDirectory();

    const pat = await directory.findOwner('pat@fabrikam.example');
    const kim = await directory.findOwner('kim@host.example');

    expect(pat).toMatchObject({ kind: 'found', owner: { kind: 'guest', redeemed: true } });
    expect(kim).toMatchObject({ kind: 'found', owner: { kind: 'member' } });
  });

  it('resolves a group to its members', async () => {
    const answer = await makeDirectory().resolve({ kind: 'group', group: 'Project X owners' });

    expect(answer).toMatchObject({ kind: 'resolved' });
    const people = answer.kind === 'resolved' ? answer.people : [];
    expect(people.map(({ address }) => address).toSorted()).toEqual([
      'lee@host.example',
      'ravi@host.example',
    ]);
  });

  it('resolves a user and a manager', async () => {
    const directory = makeDirectory();

    const desk = await directory.resolve({ kind: 'user', user: 'desk@host.example' });
    const manager = await directory.resolve({ kind: 'managerOf', managerOf: 'ravi@host.example' });

    expect(desk).toMatchObject({ kind: 'resolved', people: [{ address: 'desk@host.example' }] });
    expect(manager).toMatchObject({ kind: 'resolved', people: [{ address: 'kim@host.example' }] });
  });

  it('says which reference stands for nobody', async () => {
    const directory = makeDirectory();

    const group = await directory.resolve({ kind: 'group', group: 'No such group' });
    const user = await directory.resolve({ kind: 'user', user: 'gone@host.example' });

    expect(group.kind).toBe('unresolved');
    expect(user.kind).toBe('unresolved');
  });
}
