import { defaultGraphSettings } from '../../../local/graph/graph-settings';
import { guestDeskOf } from '../../support/guest-desk';
import { untilAccountLook } from '../../support/guest-life';
import { mailsOf } from '../../support/sent-mails';
import { rowsOf } from '../../support/sign-up-journey';
import { graphAdmin } from '../graph-simulator/graph-admin';
import { changeSettings, startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';
import { graphOf, guestOverGraph } from './guest-over-graph';

const owners = { kind: 'group', group: 'Project X owners' } as const;

const without = (name: RegExp): readonly string[] =>
  defaultGraphSettings.grantedRoles.filter((role) => !name.test(role));

const resources = [
  { group: 'Project X members' },
  { application: 'Project X', role: 'Reader' },
  { group: '0b000000-0000-4000-8000-000000000001' },
];

describe('an app that lacks permissions', () => {
  let tenant: GraphTenant;
  const start = async (grantedRoles: readonly string[]): Promise<void> => {
    tenant = await startTenant({ settings: { grantedRoles: [...grantedRoles] } });
  };
  afterEach(async () => tenant.stop());

  it('gives what it may and says of each group why not', async () => {
    await start(without(/^GroupMember/));
    const life = guestOverGraph(tenant, { resources });

    const id = await life.deliver();

    const rows = await rowsOf(life, id);
    expect(rows.resources.map(({ value }) => [value.state, value.cause])).toEqual([
      ['failed', 'group.permission-missing'],
      ['delivered', undefined],
      ['failed', 'group.permission-missing'],
    ]);
    expect(rows.request.value).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.permission-missing',
    });
    expect(mailsOf(life, 'guest-welcome')).toHaveLength(1);
    expect(mailsOf(life, 'delivery-problem')).toHaveLength(1);
  });

  it('blocks nobody whose groups it may not read, and says so', async () => {
    await start(without(/^GroupMember/));
    await graphAdmin(tenant).addDynamicGroup('All guests');
    const life = guestOverGraph(tenant, {
      resources: [{ application: 'Project X', role: 'Reader' }],
      lifecycle: { expiresAfter: 'P90D', atEnd: 'block' },
    });
    const id = await life.deliver();

    await life.pass(91);
    await life.pass(untilAccountLook);

    const cause = 'account.permission-missing';
    expect((await life.assignment(id)).account).toMatchObject({ outcome: 'failed', cause });
    expect((await rowsOf(life, id)).request.value.cause).toBe(cause);
    expect(mailsOf(life, 'delivery-problem')).toHaveLength(1);
  });

  it('blocks whom an operator wants blocked, whatever it may not read', async () => {
    await start(without(/^GroupMember/));
    await graphAdmin(tenant).addDynamicGroup('All guests');
    const life = guestOverGraph(tenant, {
      resources: [{ application: 'Project X', role: 'Reader' }],
    });
    const id = await life.deliver();

    const ending = { actor: 'operator:kim', reason: 'Left', block: true } as const;
    await guestDeskOf(life).endGuest({ ...ending, address: 'ana@contoso.example' });
    await life.pass(untilAccountLook);

    expect((await life.assignment(id)).account).toMatchObject({ outcome: 'blocked' });
  });

  it('announces an end though it may not look the guest up', async () => {
    await start(defaultGraphSettings.grantedRoles);
    const life = guestOverGraph(tenant);
    await life.deliver();
    await changeSettings(tenant.graph, { grantedRoles: [...without(/^User/)] });

    await life.pass(77);

    expect(mailsOf(life, 'access-ending').map(({ to }) => to)).toEqual(['ana@contoso.example']);
  });

  it('says that it may not look up anybody behind an address or a name', async () => {
    await start(without(/^User/));
    const { directory } = graphOf(tenant);

    const answers = [
      await directory.findOwner('ana@contoso.example'),
      await directory.resolve({ kind: 'user', user: 'ravi@host.example' }),
    ];

    const cause = 'directory.permission-missing';
    expect(answers).toEqual([
      { kind: 'refused', cause },
      { kind: 'unresolved', reference: 'ravi@host.example', cause },
    ]);
  });

  it('says that it may not look up groups', async () => {
    await start(without(/^GroupMember/));

    expect(await graphOf(tenant).directory.resolve(owners)).toEqual({
      kind: 'unresolved',
      reference: owners.group,
      cause: 'group.permission-missing',
    });
  });
});
