import {
  compareVersions,
  judgeVersion,
} from '../../../../../../local/functions-host/durable/engine/versioning';
import { parseSettings } from '../../../../../../local/functions-host/durable/durable-settings';

describe('comparing versions', () => {
  it.each([
    ['', '', 0],
    ['', '1.0', -1],
    ['1.0', '', 1],
    ['1.2', '1.10', -1],
    ['2.0', '1.10', 1],
    ['1.0', '1.0.0', -1],
    ['1.0.0', '1.0.0', 0],
    ['blue', 'GREEN', -1],
    ['Blue', 'blue', 0],
    ['blue', '1.0', 1],
  ])('%p with %p gives %p', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});

function judge(version: string | null, settings: object): string {
  return judgeVersion(
    version,
    parseSettings(settings, () => undefined),
  );
}

describe('an instance of a version', () => {
  it.each([
    [null, {}, 'run'],
    ['9.9', {}, 'run'],
    ['9.9', { defaultVersion: '1.0' }, 'leave'],
    ['0.9', { defaultVersion: '1.0' }, 'run'],
    [null, { defaultVersion: '1.0' }, 'run'],
    [null, { defaultVersion: '1.0', versionMatchStrategy: 'Strict' }, 'leave'],
    ['1.0', { defaultVersion: '1.0', versionMatchStrategy: 'Strict' }, 'run'],
    ['9.9', { defaultVersion: '1.0', versionMatchStrategy: 'None' }, 'run'],
    ['9.9', { defaultVersion: '1.0', versionFailureStrategy: 'Fail' }, 'fail'],
  ])('%p under %p: %p', (version, settings, verdict) => {
    expect(judge(version, settings)).toBe(verdict);
  });
});
