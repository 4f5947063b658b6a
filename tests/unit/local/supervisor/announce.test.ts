import { banner, readyLine } from '../../../../local/supervisor/announce';

const links = {
  baseUrl: 'http://127.0.0.1:7071',
  inboxUrl: 'http://127.0.0.1:1',
  graphUrl: 'http://127.0.0.1:2',
  controlUrl: 'http://127.0.0.1:3',
  pid: 10,
  hostPid: 11,
};

describe('readyLine', () => {
  it('is one line of JSON with every link and both processes', () => {
    const line = readyLine(links);

    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ ready: true, ...links });
  });
});

describe('banner', () => {
  it('shows every link, and the log where it is a file', () => {
    const text = banner(links, '/data/host.log');

    for (const shown of [links.baseUrl, links.inboxUrl, links.graphUrl, links.controlUrl]) {
      expect(text).toContain(shown);
    }
    expect(text).toContain('/data/host.log');
  });

  it('says with which address to begin', () => {
    expect(banner(links, undefined)).toContain(`${links.baseUrl}   ask for access`);
    expect(banner(links, undefined)).toContain('you@contoso.example');
  });
});
