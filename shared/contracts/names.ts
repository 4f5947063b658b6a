/** Names that the host, the queues and running orchestrations know: changing one needs a migration. */
export const orchestrationName = 'guestSignUp';

/** The Service Bus queues: mails that ask somebody to decide, and all others. */
export const queueNames = {
  approvalRequests: 'approval-requests',
  mails: 'mails',
} as const;

/** Prefix of the app settings that hold the Service Bus connection, for triggers and SDK alike. */
export const serviceBusConnection = 'ServiceBus';
