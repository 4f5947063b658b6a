import { rmSync } from 'node:fs';
import {
  approve,
  ask,
  buildOfVersion,
  makeDeployments,
  welcomes,
  type Deployments,
} from './support/deployments';

const [ana, bea, carla] = ['ana', 'bea', 'carla'].map((name) => `${name}@contoso.example`);

describe('a new build over requests under way', () => {
  let deployments: Deployments;
  let next = '';

  beforeAll(() => {
    deployments = makeDeployments();
    next = buildOfVersion('1.1');
  });
  afterAll(async () => {
    await deployments.remove();
    rmSync(next, { recursive: true });
  });

  it('goes on with what the build before began', async () => {
    const before = await deployments.deploy();
    const mail = await ask(before, 'Ana');

    const after = await deployments.deploy({ app: next });
    await approve(after, mail);

    expect(await welcomes(after, ana ?? '')).toBe(1);
  });

  it('can be taken back: what it began waits, and nothing of it is lost', async () => {
    const newer = await deployments.deploy({ app: next });
    const begunByNewer = await ask(newer, 'Bea');

    const older = await deployments.deploy();
    const begunByOlder = await ask(older, 'Carla');
    await approve(older, begunByNewer);
    await approve(older, begunByOlder);

    expect(await welcomes(older, carla ?? '')).toBe(1);
    expect(await welcomes(older, bea ?? '')).toBe(0);
    expect(await deployments.rebuild('--dry-run')).toEqual({ open: 1, running: 1, started: 0 });
  });

  it('needs not come back: in another task hub the older build starts all anew', async () => {
    const older = await deployments.deploy({ taskHub: 'SecondHub' });

    const { open, running, started } = await deployments.rebuild();

    // The app's own timer may have found the request before, if this took a minute.
    expect(open).toBeLessThanOrEqual(1);
    expect(running + started).toBe(open);
    expect(await welcomes(older, bea ?? '')).toBe(1);
  });

  it('does nothing twice when the newer build finds its own orchestration again', async () => {
    const newer = await deployments.deploy({ app: next });

    expect(await welcomes(newer, bea ?? '')).toBe(1);
    expect(newer.log()).not.toContain('diverged');
  });
});

describe('orchestrations that were lost while requests wait', () => {
  let deployments: Deployments;

  beforeAll(() => {
    deployments = makeDeployments();
  });
  afterAll(async () => deployments.remove());

  it('are rebuilt from the tables by one command, which can be repeated', async () => {
    const before = await deployments.deploy();
    const waiting = await ask(before, 'Ana');
    const decided = await ask(before, 'Bea');
    await deployments.loseOrchestrations();
    const after = await deployments.deploy();
    await approve(after, decided);

    expect(await deployments.rebuild('--dry-run')).toMatchObject({ open: 2, started: 0 });
    const { started, running } = await deployments.rebuild();
    expect(started + running).toBe(2);
    expect(await deployments.rebuild()).toMatchObject({ started: 0 });
    expect(await welcomes(after, bea ?? '')).toBe(1);
    await approve(after, waiting);
    expect(await welcomes(after, ana ?? '')).toBe(1);
  });

  it('ask no approver a second time', async () => {
    const again = await deployments.deploy();

    const asked = await again.mails({ kind: 'approval-request', to: 'ravi@host.example' });

    expect(asked).toHaveLength(2);
  });
});
