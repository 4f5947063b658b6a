import { usesOf } from '../../../../../shared/domain/policy/policy-uses';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';

const setOf = (overrides: Parameters<typeof anAccessPackage>[0]) =>
  aPolicySet({
    accessPackages: [{ ...anAccessPackage(overrides), version: 'v1' }],
    connectedOrganizations: [],
  });

const askedOf = (approvers: unknown) => ({
  approval: { stages: [{ name: 'One', approvers, deadline: 'P7D' }] },
});

const used = (overrides: Parameters<typeof anAccessPackage>[0]): readonly string[] =>
  Object.entries(usesOf(setOf({ resources: [], approval: { stages: [] }, ...overrides }))).flatMap(
    ([name, isUsed]) => (isUsed === true ? [name] : []),
  );

describe('what policies have the app do in the directory', () => {
  it('is nothing but inviting where they give nothing', () => {
    expect(used({})).toEqual([]);
  });

  it.each([
    [{ group: 'Members' }, 'groups'],
    [{ application: 'Project X', role: 'Reader' }, 'applications'],
  ])('follows from what they give: %j', (resource, use) => {
    expect(used({ resources: [resource] })).toEqual([use]);
  });

  it('follows from whom they ask', () => {
    expect(used(askedOf([{ group: 'Owners' }]))).toEqual(['groupMembers']);
    expect(used(askedOf([{ user: 'kim@host.example' }]))).toEqual([]);
  });

  it.each([
    ['remove', []],
    ['block', ['accounts']],
    ['delete', ['accounts']],
  ])('follows from how access ends: %s', (atEnd, uses) => {
    expect(used({ lifecycle: { expiresAfter: 'P180D', atEnd } })).toEqual(uses);
  });

  it('counts sponsors of organizations', () => {
    const organization = anOrganization({ sponsors: [{ group: 'Sponsors' }] });
    const set = { ...setOf({ approval: { stages: [] } }), connectedOrganizations: [organization] };

    expect(usesOf(set).groupMembers).toBe(true);
  });
});
