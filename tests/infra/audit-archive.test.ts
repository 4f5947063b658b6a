import { evaluated } from './support/evaluated';

const policyType = 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies';

describe('copies of audit entries', () => {
  it('lie in a container of the data storage that nobody can read without a role', () => {
    const containers = evaluated('trial')
      .of('Microsoft.Storage/storageAccounts/blobServices/containers')
      .filter(({ id }) => /\/stdata\w+\//.test(id));

    expect(containers).toHaveLength(1);
    expect(containers[0]?.properties).toEqual({ publicAccess: 'None' });
    expect(containers[0]?.id).toMatch(/\/containers\/audit$/);
  });

  it('cannot be changed for a year, or for as long as the parameter says', () => {
    expect(evaluated('trial').one(policyType).properties).toEqual({
      immutabilityPeriodSinceCreationInDays: 365,
      allowProtectedAppendWrites: false,
    });
    expect(
      evaluated('small').one(policyType).properties['immutabilityPeriodSinceCreationInDays'],
    ).toBe(2555);
  });

  it('keep a policy that was locked as it is', () => {
    expect(evaluated('everything').of(policyType)).toEqual([]);
  });
});
