import { readHostSettings } from '../../../../../local/functions-host/configuration/host-settings';
import { makeLogFilter } from '../../../../../local/functions-host/configuration/log-filter';
import { resolveSetting } from '../../../../../local/functions-host/configuration/resolve-setting';
import { unknownHostKeys } from '../../../../../local/functions-host/configuration/unknown-host-keys';
import type { LogLevel } from '../../../../../local/functions-host/log';

describe('host.json', () => {
  it('has the real defaults where it says nothing', () => {
    const { routePrefix, functionTimeoutMs, serviceBus, hubName, durableConnection } =
      readHostSettings({});

    expect({ routePrefix, functionTimeoutMs, hubName, durableConnection }).toEqual({
      routePrefix: 'api',
      functionTimeoutMs: 1_800_000,
      hubName: 'TestHubName',
      durableConnection: 'Storage',
    });
    expect(serviceBus).toMatchObject({ maxAutoLockRenewalMs: 300_000, autoCompleteMessages: true });
    expect(serviceBus.maxConcurrentCalls % 16).toBe(0);
  });

  it('is read without regard to case, numbers and flags as text too', () => {
    const settings = readHostSettings({
      FunctionTimeout: '-1',
      extensions: {
        http: { routePrefix: '/v1/' },
        serviceBus: {
          maxConcurrentCalls: '3',
          autoCompleteMessages: 'false',
          maxAutoLockRenewalDuration: '00:10:00',
        },
        durableTask: { hubName: 'Hub', storageProvider: { connectionStringName: 'Other' } },
      },
    });

    expect(settings).toMatchObject({
      routePrefix: 'v1',
      functionTimeoutMs: Infinity,
      serviceBus: {
        maxConcurrentCalls: 3,
        autoCompleteMessages: false,
        maxAutoLockRenewalMs: 600_000,
      },
      hubName: 'Hub',
      durableConnection: 'Other',
    });
  });

  it('takes the task hub from a setting where it names one that is there', () => {
    const content = { extensions: { durableTask: { hubName: '%HUB%' } } };

    expect(readHostSettings(content, { HUB: 'Second' }).hubName).toBe('Second');
    expect(readHostSettings(content).hubName).toBe('%HUB%');
  });

  it('names what has no effect', () => {
    const content = {
      version: '2.0',
      singleton: {},
      extensions: { http: { routePrefix: '', hsts: {} }, queues: {}, durableTask: { anything: 1 } },
    };

    expect(unknownHostKeys(content)).toEqual([
      'singleton',
      'extensions.http.hsts',
      'extensions.queues',
    ]);
  });
});

describe('log levels', () => {
  const levels = new Map([
    ['default', 'warning'],
    ['function', 'information'],
    ['function.quiet.user', 'none'],
  ]);

  it.each<[string, LogLevel, boolean]>([
    ['Host.Startup', 'information', false],
    ['Host.Startup', 'error', true],
    ['Function.any', 'information', true],
    ['Function.any.User', 'debug', false],
    ['Function.quiet.User', 'critical', false],
    ['Functionality', 'information', false],
  ])('let %s at %s through: %s', (category, level, passes) => {
    const seen: string[] = [];
    const log = makeLogFilter(levels, ({ message }) => seen.push(message));

    log({ category, level, message: 'm' });

    expect(seen).toEqual(passes ? ['m'] : []);
  });
});

describe('app settings', () => {
  it('stand where their names do', () => {
    expect(resolveSetting('a-%ONE%-%TWO%', { ONE: '1', TWO: '2' })).toBe('a-1-2');
  });

  it('that are missing are named', () => {
    expect(() => resolveSetting('%NONE%', {})).toThrow("'%NONE%' does not resolve to a value.");
  });
});
