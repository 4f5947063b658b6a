import fc from 'fast-check';

import { userType } from '../../../../local/graph/entity-type';
import { GraphError } from '../../../../local/graph/graph-error';
import { odataFilter } from '../../../../local/graph/odata-filter';

const user = {
  id: '1',
  displayName: "Pat O'Hara",
  mail: 'Pat@fabrikam.example',
  jobTitle: null,
  accountEnabled: true,
  createdDateTime: '2026-11-23T10:00:00.000Z',
  proxyAddresses: ['SMTP:pat@fabrikam.example', 'smtp:p@fabrikam.example'],
  identities: [{ signInType: 'federated', issuer: 'mail' }],
};
const matches = (filter: string): boolean => odataFilter(filter, userType).matches(user);

describe('odataFilter', () => {
  it.each([
    "mail eq 'pat@FABRIKAM.example'",
    "displayName eq 'pat o''hara'",
    "mail ne 'x'",
    'accountEnabled eq true',
    'jobTitle eq null',
    'createdDateTime ge 2026-11-01',
    'createdDateTime lt 2026-11-23T10:00:01Z',
    "proxyAddresses/any(x:x eq 'SMTP:pat@fabrikam.example')",
    "proxyAddresses/any(p: startswith(p,'smtp:p@'))",
    "identities/any(i:i/issuer eq 'mail' and i/signInType eq 'federated')",
    "mail in ('a', 'pat@fabrikam.example')",
    "not (mail eq 'x')",
    "not startsWith(displayName,'kim')",
    "mail eq 'x' or mail eq 'y' or accountEnabled eq true",
    "mail eq 'x' and mail eq 'y' or accountEnabled eq true",
  ])('matches %s', (filter) => {
    expect(matches(filter)).toBe(true);
  });

  it.each([
    "mail eq 'x'",
    'accountEnabled eq false',
    "mail eq 'x' and (mail eq 'y' or accountEnabled eq true)",
    "jobTitle ge 'a'",
    "startswith(jobTitle,'a')",
    "identities/any(i:i/issuer eq 'google.com')",
    "displayName/any(x:x eq 'p')",
  ])('does not match %s', (filter) => {
    expect(matches(filter)).toBe(false);
  });

  it.each([
    '',
    'mail',
    "mail eq 'x",
    "mail eq eq 'x'",
    "(mail eq 'x'",
    'mail in ()',
    "mail eq 'x';",
    "proxyAddresses/all(x:x eq 'x')",
    "shoeSize eq '44'",
    "y eq 'x'",
  ])('refuses %s', (filter) => {
    expect(() => odataFilter(filter, userType)).toThrow(GraphError);
  });

  it.each([
    ["mail ne 'x'", true],
    ["not (mail eq 'x')", true],
    ["endswith(mail,'x')", true],
    ["mail eq 'x'", false],
    ["startswith(mail,'x')", false],
  ])('knows whether %s is an advanced query', (filter, isAdvanced) => {
    expect(odataFilter(filter, userType).isAdvanced).toBe(isAdvanced);
  });

  it('finds any text by itself, however it is quoted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const filter = odataFilter(`displayName eq '${text.replaceAll("'", "''")}'`, userType);

        expect(filter.matches({ displayName: text })).toBe(true);
      }),
    );
  });
});
