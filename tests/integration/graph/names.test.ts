import { makeDirectoryCheck } from '../../../shared/adapters/graph/directory-check';
import type { DirectoryCheck } from '../../../shared/ports/directory-check';
import { graphAdmin } from '../graph-simulator/graph-admin';
import { startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';
import { connectionOf, graphOf } from './guest-over-graph';

const pat = '0a000000-0000-4000-8000-000000000005';
const ravi = '0a000000-0000-4000-8000-000000000003';
const names = [
  'R&D',
  'C# guests',
  'Sales + Marketing',
  '100%25 guests',
  "Kim's guests?",
  'a=b;c/d',
];

describe('names with characters that mean something in an address', () => {
  let tenant: GraphTenant;
  let check: DirectoryCheck;

  beforeEach(async () => {
    tenant = await startTenant();
    check = makeDirectoryCheck(connectionOf(tenant));
  });
  afterEach(async () => tenant.stop());

  it.each(names)('finds the group %s', async (name) => {
    const admin = graphAdmin(tenant);
    await admin.join(await admin.addGroup(name), ravi);
    const { directory, roles } = graphOf(tenant);
    const group = { kind: 'group', group: name } as const;

    const answers = [
      await directory.resolve(group),
      await check.findResource(group),
      await roles.assign(pat, group),
      await roles.remove(pat, group),
    ];

    expect(answers).toMatchObject([
      { kind: 'resolved', people: [{ id: ravi }] },
      { kind: 'found' },
      { kind: 'assigned', already: false },
      { kind: 'removed' },
    ]);
  });

  it.each(names)('finds the application %s', async (name) => {
    await graphAdmin(tenant).addApplication(name);
    const { roles } = graphOf(tenant);
    const application = { kind: 'application', application: name, role: 'Reader' } as const;

    const answers = [
      await check.findResource(application),
      await roles.assign(pat, application),
      await roles.remove(pat, application),
    ];

    expect(answers).toMatchObject([
      { kind: 'found' },
      { kind: 'assigned', already: false },
      { kind: 'removed' },
    ]);
  });

  it('finds a member whose address has a plus sign', async () => {
    const id = await graphAdmin(tenant).addMember('desk+guests@host.example');

    expect(await graphOf(tenant).directory.findOwner('desk+guests@host.example')).toEqual({
      kind: 'found',
      owner: { kind: 'member', id },
    });
  });
});
