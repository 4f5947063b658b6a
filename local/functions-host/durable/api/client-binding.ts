import { instanceLinks, type LinkSettings } from './links';

const placeholderId = 'INSTANCEID';

/**
 * What a `durableClient` binding hands to the SDK, which sends its calls to `rpcBaseUrl` and puts the id of an instance
 * in place of the placeholder.
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/Bindings/BindingHelper.cs
 */
export function clientBinding(settings: LinkSettings): object {
  const { webhookUrl, systemKey, hubName, connection, rpcUrl } = settings;
  const code = `code=${systemKey}`;
  const create = `${webhookUrl}/orchestrators/{functionName}[/{instanceId}]`;
  const { id, terminatePostUri, ...links } = instanceLinks(settings, webhookUrl, placeholderId);
  return {
    taskHubName: hubName,
    connectionName: connection,
    creationUrls: {
      createNewInstancePostUri: `${create}?${code}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${code}`,
    },
    managementUrls: {
      id,
      ...links,
      terminatePostUri,
      rewindPostUri: terminatePostUri.replace('/terminate?', '/rewind?'),
    },
    baseUrl: webhookUrl,
    requiredQueryStringParameters: code,
    rpcBaseUrl: rpcUrl,
  };
}
