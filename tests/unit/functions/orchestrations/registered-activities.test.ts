import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { register } from '../../../../functions/register';
import { activities } from '../../../../shared/contracts/activities';
import { orchestrationName } from '../../../../shared/contracts/names';

function registeredNames(): readonly string[] {
  const names: string[] = [];
  const keep = (name: string): never => {
    names.push(name);
    return undefined as never;
  };
  const spies = [
    jest.spyOn(df.app, 'orchestration').mockImplementation(keep),
    jest.spyOn(df.app, 'activity').mockImplementation(keep),
    jest.spyOn(app, 'http').mockImplementation(keep),
    jest.spyOn(app, 'serviceBusQueue').mockImplementation(keep),
    jest.spyOn(app, 'timer').mockImplementation(keep),
  ];
  register(() => Promise.reject(new Error('nothing may load while functions are registered')));
  for (const spy of spies) spy.mockRestore();
  return names;
}

describe('register', () => {
  it('registers every activity that the orchestration can call, and the orchestration', () => {
    const names = registeredNames();

    expect(names).toEqual(
      expect.arrayContaining(Object.values(activities).map(({ name }) => name)),
    );
    expect(names).toContain(orchestrationName);
  });

  it('registers every name once', () => {
    const names = registeredNames();

    expect(names).toEqual([...new Set(names)]);
  });
});
