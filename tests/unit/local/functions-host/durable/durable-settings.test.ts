import { parseSettings } from '../../../../../local/functions-host/durable/durable-settings';

describe('the settings of host.json', () => {
  it('have the defaults of the real extension', () => {
    expect(parseSettings(undefined, () => undefined)).toEqual({
      defaultVersion: null,
      versionMatchStrategy: 'currentorolder',
      versionFailureStrategy: 'reject',
      maxConcurrentActivityFunctions: 10,
      maxConcurrentOrchestratorFunctions: 10,
      overridableExistingInstanceStates: 'nonrunningstates',
    });
  });

  it('are read without regard to case, numbers as text too', () => {
    const settings = { DefaultVersion: 2, maxconcurrentactivityfunctions: '3' };

    expect(parseSettings(settings, () => undefined)).toMatchObject({
      defaultVersion: '2',
      maxConcurrentActivityFunctions: 3,
    });
  });

  it('report keys that nobody knows, and not those that only have no effect here', () => {
    const log: string[] = [];

    parseSettings({ storageProvider: {}, hubName: 'x', maxConcurentThings: 1 }, (level, message) =>
      log.push(`${level}: ${message}`),
    );

    expect(log).toEqual([
      'warning: host.json: extensions.durableTask.maxConcurentThings is not known and has no effect',
    ]);
  });

  it('refuse a wrong value', () => {
    const settings = { versionMatchStrategy: 'sometimes' };

    expect(() => parseSettings(settings, () => undefined)).toThrow('versionMatchStrategy');
  });
});
