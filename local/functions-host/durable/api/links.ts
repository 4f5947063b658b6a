export interface LinkSettings {
  /** Without a trailing slash. */
  readonly webhookUrl: string;
  /** With a trailing slash. */
  readonly rpcUrl: string;
  readonly systemKey: string;
  readonly hubName: string;
  readonly connection: string;
}

/** The links of one instance that the management API's own answers carry. */
export interface InstanceLinks {
  readonly id: string;
  readonly statusQueryGetUri: string;
  readonly sendEventPostUri: string;
  readonly terminatePostUri: string;
  readonly purgeHistoryDeleteUri: string;
  readonly restartPostUri: string;
  readonly suspendPostUri: string;
  readonly resumePostUri: string;
}

export function instanceLinks(settings: LinkSettings, base: string, id: string): InstanceLinks {
  const instance = `${base}/instances/${encodeURIComponent(id)}`;
  const query = `taskHub=${settings.hubName}&connection=${settings.connection}&code=${settings.systemKey}`;
  return {
    id,
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

/** Links name the origin that the caller used; through the keyless listener that would be of no use to others. */
export function linkBase({ webhookUrl, rpcUrl }: LinkSettings, requestUrl: string): string {
  if (requestUrl.startsWith(rpcUrl)) return webhookUrl;
  return `${new URL(requestUrl).origin}${new URL(webhookUrl).pathname}`;
}
