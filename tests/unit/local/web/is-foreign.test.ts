import { isForeign } from '../../../../local/web/is-foreign';

describe('isForeign', () => {
  it.each([
    {},
    { host: '127.0.0.1:7072' },
    { host: 'localhost:7072', origin: 'http://localhost:7072' },
    { host: '[::1]:7072', origin: 'http://127.0.0.1:8025' },
  ])('is false for %j', (headers) => {
    expect(isForeign(headers)).toBe(false);
  });

  it.each([
    { host: 'rebound.example' },
    { host: '127.0.0.1.rebound.example' },
    { host: '127.0.0.1:7072', origin: 'https://elsewhere.example' },
    { host: '127.0.0.1:7072', origin: 'null' },
  ])('is true for %j', (headers) => {
    expect(isForeign(headers)).toBe(true);
  });
});
