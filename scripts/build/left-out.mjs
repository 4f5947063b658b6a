/** Large parts of packages that this app never reaches, and what stands in their place: a fifth of the bundle. */
const leftOut = [
  {
    // Zod's messages in some fifty languages: pages and mails have words of their own.
    filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/,
    contents: "export { default as en } from './en.js';",
  },
  {
    // Content types of uploaded files: the Durable client sends JSON only.
    filter: /mime-db[/\\]db\.json$/,
    contents: '{}',
    loader: 'json',
  },
  {
    // The Durable client uses one of its hundred checks.
    filter: /validator[/\\]index\.js$/,
    contents: "module.exports = { isURL: require('./lib/isURL') };",
  },
  {
    // Queues are made by the deployment, never by the app: no management client.
    filter: /@azure[/\\]service-bus[/\\]dist-esm[/\\]src[/\\]index\.js$/,
    contents: "export { ServiceBusClient } from './serviceBusClient.js';",
  },
  {
    // The only way the app signs in.
    filter: /@azure[/\\]identity[/\\]dist[/\\]esm[/\\]index\.js$/,
    contents:
      "export { ManagedIdentityCredential } from './credentials/managedIdentityCredential/index.js';",
  },
];

export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    for (const { filter, contents, loader = 'js' } of leftOut) {
      build.onLoad({ filter }, () => ({ contents, loader }));
    }
  },
};
