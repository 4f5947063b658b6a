import { askAndConfirm, decide, submit } from './support/requestor';
import { linkOf, startWorld, type World } from './support/world';
import { eventually } from '../support/until';

describe('the main job, in a browser', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.stop());

  it('takes a partner from the form to the group in a few clicks', async () => {
    const ana = await askAndConfirm(world, { email: 'ana@contoso.example' });
    expect(await ana.pageKind()).toBe('address-verified');
    const received = await world.mail({ kind: 'request-received', to: 'ana@contoso.example' });
    await ana.page.goto(linkOf(received, '/status/'));
    expect(await ana.pageKind()).toBe('status');

    const ask = await world.mail({ kind: 'approval-request', to: 'ravi@host.example' });
    const ravi = await world.person();
    await decide(ravi, linkOf(ask, '/review/'), 'approve');
    expect(await ravi.pageKind()).toBe('review-decided');
    expect(await ravi.page.locator('main').getAttribute('data-choice')).toBe('approve');
    await world.mail({ kind: 'approval-settled', to: 'lee@host.example' });
    await world.stack.advance('PT15S');

    const welcome = await world.mail({ kind: 'guest-welcome', to: 'ana@contoso.example' });
    const directory = await (await fetch(world.stack.graphUrl)).text();
    expect(directory).toContain('ana@contoso.example');
    await ana.page.goto(linkOf(welcome, '/redeem'));
    await ana.page.goto(linkOf(received, '/status/'));
    expect(await ana.page.locator('main').innerText()).toMatch(/access/i);
    await Promise.all([ana.leave(), ravi.leave()]);
  });

  it('opens the stage again when the decision is taken back, and kills the old links', async () => {
    const bea = await askAndConfirm(world, { email: 'bea@contoso.example', givenName: 'Bea' });
    const filter = { kind: 'approval-request', to: 'lee@host.example' };
    const ask = await eventually(
      async () => (await world.stack.mails(filter)).find(({ subject }) => subject.includes('Bea')),
      filter,
    );
    const old = linkOf(ask, '/review/');
    const lee = await world.person();
    await decide(lee, old, 'deny', { justification: 'Wrong person', message: 'Not you' });
    expect(await lee.pageKind()).toBe('review-decided');

    await lee.page.locator('input[name="sure"]').check();
    await submit(lee.page);

    expect(await lee.pageKind()).toBe('review-reopened');
    const again = await eventually(async () => {
      const mails = await world.stack.mails(filter);
      return mails.filter(({ subject }) => subject.includes('Bea')).at(1);
    }, 'second approval mail');
    expect(linkOf(again, '/review/')).not.toBe(old);
    await decide(lee, linkOf(again, '/review/'), 'deny', {
      justification: 'Not in the project',
      message: 'Ask your own office first',
    });
    await world.stack.advance('PT15S');
    const denied = await world.mail({ kind: 'request-denied', to: 'bea@contoso.example' });
    expect(denied.text).toContain('Ask your own office first');
    expect(denied.text).not.toContain('Not in the project');
    await Promise.all([bea.leave(), lee.leave()]);
  });

  it('lets the requestor cancel, and tells the approvers', async () => {
    const email = 'carla@fabrikam.example';
    const carla = await askAndConfirm(world, { email, givenName: 'Carla' });
    const received = await world.mail({ kind: 'request-received', to: email });
    await world.mail({ kind: 'approval-request', to: 'ravi@host.example' });
    await carla.page.goto(linkOf(received, '/status/'));

    await carla.page.locator('input[name="sure"]').check();
    await submit(carla.page);

    expect(await carla.pageKind()).toBe('status');
    expect(await carla.page.locator('input[name="sure"]').count()).toBe(0);
    await world.mail({ kind: 'request-canceled', to: email });
    const settled = await eventually(
      async () =>
        (await world.stack.mails({ kind: 'approval-settled' })).find(({ subject }) =>
          subject.includes('Carla'),
        ),
      'settled mail',
    );
    const ravi = await world.person();
    await ravi.page.goto(linkOf(settled, '/review/'));
    expect(await ravi.pageKind()).toBe('review-settled');
    await Promise.all([carla.leave(), ravi.leave()]);
  });
});
