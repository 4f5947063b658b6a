import { pause } from '../../../commands/switches/pause';
import { revoke } from '../../../commands/switches/revoke';
import { makeInMemoryApp } from '../../support/in-memory-app';
import { operatorsOf } from '../../support/operators-of';
import { runInMemory } from '../../support/run-in-memory';

const because = ['--reason', 'Leaked list'];

describe('pause', () => {
  it('stops, lists and lifts', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);

    const stopped = await runInMemory(pause, ['package', 'project-x', ...because], world, desk);
    const listed = await runInMemory(pause, 'list', world, desk);
    const lifted = await runInMemory(
      pause,
      ['lift', 'package', 'project-x', ...because],
      world,
      desk,
    );
    const again = await runInMemory(
      pause,
      ['lift', 'package', 'project-x', ...because],
      world,
      desk,
    );

    expect(stopped.stdout).toBe('Paused package project-x; it takes effect within a minute.\n');
    expect(listed.stdout).toMatch(/package project-x +\S+ \S+ +operator:kim +Leaked list/);
    expect(lifted.stdout).toContain('Lifted the pause of package project-x');
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('was not paused') as string,
    });
    expect((await desk.switches.inForce()).pauses).toEqual([]);
  });

  it('does not pause what is not there', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);

    const { code, stderr } = await runInMemory(
      pause,
      ['package', 'project-y', ...because],
      world,
      desk,
    );

    expect(code).toBe(2);
    expect(stderr).toBe('There is no package project-y in the policies, only project-x.\n');
    expect((await desk.switches.inForce()).pauses).toEqual([]);
  });

  it('lifts what has gone from the policies meanwhile', async () => {
    const world = makeInMemoryApp();

    const { code } = await runInMemory(pause, ['lift', 'package', 'project-y', ...because], world);

    expect(code).toBe(0);
  });
});

describe('revoke', () => {
  it('withdraws a signing key and says that a new one took its place', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);

    const { stdout } = await runInMemory(revoke, ['signing-key', 'key1', ...because], world, desk);

    expect(stdout).toContain('A new signing key took its place.');
    expect(await desk.signingKeys.kids()).toEqual(['new1']);
  });

  it('knows no other key', async () => {
    const { code, stderr } = await runInMemory(
      revoke,
      ['partner-key', 'k9', ...because],
      makeInMemoryApp(),
    );

    expect({ code, stderr }).toEqual({ code: 1, stderr: 'There is no partner-key k9.\n' });
  });
});
