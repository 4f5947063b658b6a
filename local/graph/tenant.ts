/** The one tenant the simulator has. Object ids are fixed so that a person recognises them. */
export const tenant = {
  id: '0e000000-0000-4000-8000-000000000001',
  displayName: 'Host Corporation',
  domain: 'host.example',
  initialDomain: 'hostexample.onmicrosoft.com',
} as const;

/** True for an address of the tenant itself, which cannot be invited. */
export function isOwnDomain(domain: string): boolean {
  return domain === tenant.domain || domain === tenant.initialDomain;
}
