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

/** As .NET writes a value into an address: a blank is a plus sign, and few marks stay as they are. */
function urlEncoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll(/['~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function instanceLinks(settings: LinkSettings, base: string, id: string): InstanceLinks {
  const instance = `${base}/instances/${urlEncoded(id)}`;
  const query = `taskHub=${urlEncoded(settings.hubName)}&connection=${urlEncoded(settings.connection)}&code=${settings.systemKey}`;
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
