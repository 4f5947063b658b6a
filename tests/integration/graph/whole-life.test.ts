import { rowsOf } from '../../support/sign-up-journey';
import { graphAdmin, type GraphAdmin } from '../graph-simulator/graph-admin';
import { changeSettings, startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';
import { guestOverGraph } from './guest-over-graph';
import type { GuestLife } from '../../support/guest-life';

const fiveMinutes = 5 / (24 * 60);
const resources = [{ group: 'Project X members' }, { application: 'Project X', role: 'Reader' }];
const blocking = { resources, lifecycle: { expiresAfter: 'P90D', atEnd: 'block' } };

describe('the end of access in a directory that still shows what was taken away', () => {
  let tenant: GraphTenant;
  let life: GuestLife;
  let requestId: string;

  beforeEach(async () => {
    tenant = await startTenant();
    await changeSettings(tenant.graph, { removalDelayMs: 12 * 60_000 });
    life = guestOverGraph(tenant, blocking);
    requestId = await life.deliver();
  });
  afterEach(async () => tenant.stop());

  const passAnHour = async (): Promise<void> => {
    for (let times = 0; times < 12; times += 1) await life.pass(fiveMinutes);
  };
  const guestId = async (): Promise<string> =>
    (await rowsOf(life, requestId)).invitation?.value.guestId ?? '';
  const isEnabled = async (): Promise<unknown> => {
    const path = `/users/${await guestId()}`;
    const user: unknown = await tenant.client.api(path).select('accountEnabled').get();
    return (user as { readonly accountEnabled: unknown }).accountEnabled;
  };

  it('blocks the account once nothing is shown any more', async () => {
    await life.pass(91);
    const ended = await life.assignment(requestId);
    await passAnHour();

    expect(ended).toMatchObject({ state: 'ended' });
    expect((await life.assignment(requestId)).account).toMatchObject({ outcome: 'blocked' });
    expect(await isEnabled()).toBe(false);
  });

  it('keeps the account that is in a group of somebody else’s', async () => {
    const admin: GraphAdmin = graphAdmin(tenant);
    await admin.join(await admin.addGroup('Partners'), await guestId());

    await life.pass(91);
    await passAnHour();

    const { account, dueAt } = await life.assignment(requestId);
    expect(account).toMatchObject({ outcome: 'kept', cause: 'account.other-access' });
    expect(dueAt).toBeUndefined();
    expect(await isEnabled()).toBe(true);
  });
});
