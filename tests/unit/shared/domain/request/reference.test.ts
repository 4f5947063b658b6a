import { normaliseReference } from '../../../../../shared/domain/request/reference';

describe('normaliseReference', () => {
  it.each(['7K3M-9QXT', '7k3m9qxt', ' 7K3M – 9QXT '])('reads "%s"', (text) => {
    expect(normaliseReference(text)).toBe('7K3M-9QXT');
  });

  it.each(['', '7K3M-9QX', '7K3M-9QXT1', '7K3M/9QXT'])('refuses "%s"', (text) => {
    expect(normaliseReference(text)).toBeUndefined();
  });
});
