@export()
@description('How many instances of which kind.')
type scale = {
  memoryMB: int
  maximumInstances: int
  alwaysReady: { name: string, instanceCount: int }[]
  zoneRedundant: bool
  updateStrategy: 'RollingUpdate' | 'Recreate'
}

@export()
@description('From where mails come.')
type sender = {
  @description('Empty for a domain that Azure manages.')
  ownDomain: string
  @description('False until the DNS records of an own domain are in place: before that the domain cannot be linked.')
  isVerified: bool
  @description('Part before the @ of an own domain.')
  name: string
  displayName: string
  @description('Where mails are kept while they are on their way, such as Europe.')
  dataLocation: string
}

@export()
@description('Who reaches storage, keys and queues.')
type network = {
  @description('Private endpoints, and no way in from outside.')
  isOwn: bool
  prefix: string
  @description('Ranges from which operators reach keys and tables all the same.')
  operatorRanges: string[]
  serviceBusSku: 'Standard' | 'Premium'
}

@export()
@description('Copies of audit entries that nobody can change.')
type audit = {
  retentionInDays: int
  @description('True once the policy was locked.')
  isLocked: bool
}

@export()
@description('Who is told of what.')
type observation = {
  retentionInDays: int
  cutTokens: bool
  diagnostics: bool
  operatorsMail: string
  runbookUrl: string
}

@export()
@description('What the app is told beside addresses of services.')
type web = {
  @description('Origin of every link; empty for the address that Azure gives.')
  publicBaseUrl: string
  trustedHops: int
  applicationRoles: 'on' | 'off'
  @description('Where orchestrations are kept in the host storage.')
  taskHub: string
  @description('Application that people sign in to; empty for none.')
  signInClientId: string
}
