/** The tables of the app. A name is part of the stored data: changing one needs a migration. */
export const tableNames = {
  requests: 'requests',
  /** Leases lie here too, in partitions of their own. */
  reservations: 'reservations',
  idempotency: 'idempotency',
  limits: 'limits',
  due: 'due',
  openRequests: 'openRequests',
  policyVersions: 'policyVersions',
  audit: 'audit',
  switches: 'switches',
} as const;
