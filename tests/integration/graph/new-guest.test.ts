import { rowsOf } from '../../support/sign-up-journey';
import { changeSettings, startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';
import { guestOverGraph } from './guest-over-graph';

const resources = [{ group: 'Project X members' }, { application: 'Project X', role: 'Reader' }];

describe('a guest who was invited a moment ago', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  it('gets everything once every replica knows of the account', async () => {
    await changeSettings(tenant.graph, { replicationDelayMs: 60_000 });
    const life = guestOverGraph(tenant, { resources });
    const id = await life.invite();

    const early = await life.app.assignResources(id);
    life.clock.advance(60);
    const late = await life.app.assignResources(id);
    await life.app.finishDelivery(id);

    expect([early.kind, late.kind]).toEqual(['later', 'complete']);
    expect((await rowsOf(life, id)).request.value.state).toBe('delivered');
  });
});
