import {
  findAccessPackage,
  findOrganization,
  mayAsk,
  openPackages,
  originsAllowed,
  returnUrlAllowed,
  type VersionedAccessPackage,
} from '../../../../../shared/domain/policy/policy-set';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';

function versioned(overrides: Readonly<Record<string, unknown>>): VersionedAccessPackage {
  return { ...anAccessPackage(overrides), version: 'v' };
}

const contoso = anOrganization({ accessPackages: ['project-x'] });

describe('findOrganization', () => {
  it('finds the owner of exactly this domain', () => {
    const set = aPolicySet({ connectedOrganizations: [contoso] });

    expect(findOrganization(set, 'contoso.example')).toBe(contoso);
    expect(findOrganization(set, 'mail.contoso.example')).toBeUndefined();
  });
});

describe('findAccessPackage', () => {
  it('finds unlisted packages too', () => {
    const hidden = versioned({ id: 'hidden', visibility: 'unlisted' });

    expect(findAccessPackage(aPolicySet({ accessPackages: [hidden] }), 'hidden')).toBe(hidden);
  });

  it('finds nothing under a name that objects have by nature', () => {
    expect(findAccessPackage(aPolicySet(), 'constructor')).toBeUndefined();
  });
});

describe('mayAsk', () => {
  it('lets anyone ask, of an organization or of none', () => {
    const open = anAccessPackage({ id: 'open', requestors: { from: 'anyone' } });

    expect(mayAsk(open, undefined)).toBe(true);
    expect(mayAsk(open, contoso)).toBe(true);
  });

  it('lets connected organizations ask for what they list', () => {
    const packageX = anAccessPackage({ id: 'project-x' });

    expect(mayAsk(packageX, contoso)).toBe(true);
    expect(mayAsk(packageX, anOrganization({ accessPackages: 'all' }))).toBe(true);
    expect(mayAsk(packageX, anOrganization({ accessPackages: ['other'] }))).toBe(false);
    expect(mayAsk(packageX, anOrganization({ accessPackages: [] }))).toBe(false);
    expect(mayAsk(packageX, undefined)).toBe(false);
  });

  it('lets only the organizations ask that the package names and that list the package', () => {
    const forContoso = anAccessPackage({ requestors: { from: ['contoso'] } });

    expect(mayAsk(forContoso, contoso)).toBe(true);
    expect(mayAsk(forContoso, anOrganization({ id: 'fabrikam' }))).toBe(false);
    expect(mayAsk(forContoso, anOrganization({ accessPackages: [] }))).toBe(false);
  });

  it('is not moved by visibility', () => {
    expect(mayAsk(anAccessPackage({ visibility: 'unlisted' }), contoso)).toBe(true);
  });
});

describe('openPackages', () => {
  it('shows what is public and not paused', () => {
    const shown = versioned({ id: 'shown' });
    const accessPackages = [
      shown,
      versioned({ id: 'hidden', visibility: 'unlisted' }),
      versioned({ id: 'paused', paused: true }),
    ];

    expect(openPackages(aPolicySet({ accessPackages }))).toEqual([shown]);
  });
});

describe('returnUrlAllowed', () => {
  const set = aPolicySet({
    connectedOrganizations: [
      anOrganization({ returnUrls: ['https://partners.contoso.example/thanks'] }),
      anOrganization({
        id: 'fabrikam',
        domains: ['fabrikam.example'],
        accessPackages: [],
        returnUrls: ['https://fabrikam.example/done'],
      }),
    ],
  });

  it('takes what an organization that may ask has listed, character for character', () => {
    expect(returnUrlAllowed(set, 'project-x', 'https://partners.contoso.example/thanks')).toBe(
      true,
    );
  });

  it.each([
    'https://partners.contoso.example/thanks/',
    'https://partners.contoso.example/thanks?x',
    'https://PARTNERS.contoso.example/thanks',
    'https://fabrikam.example/done',
    '',
  ])('refuses %j', (url) => {
    expect(returnUrlAllowed(set, 'project-x', url)).toBe(false);
  });

  it('refuses everything for an access package that does not exist', () => {
    expect(returnUrlAllowed(set, 'nope', 'https://partners.contoso.example/thanks')).toBe(false);
  });
});

describe('originsAllowed', () => {
  it('gathers the origins of all organizations', () => {
    const set = aPolicySet({
      connectedOrganizations: [
        anOrganization({ allowedOrigins: ['https://a.example'] }),
        anOrganization({ id: 'b', allowedOrigins: ['https://b.example', 'https://a.example'] }),
      ],
    });

    expect([...originsAllowed(set)]).toEqual(['https://a.example', 'https://b.example']);
  });
});
