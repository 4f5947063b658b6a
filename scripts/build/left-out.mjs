/** Large parts of packages that app and local stack never reach, and what stands in their place: a quarter of the app. */
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
  {
    // Mails have no attachments, so nothing asks what type a file name means.
    filter: /nodemailer[/\\]dist[/\\]esm[/\\]mime-funcs[/\\]mime-types\.js$/,
    contents: [
      "export const detectMimeType = () => 'application/octet-stream';",
      "export const detectExtension = () => 'bin';",
    ].join('\n'),
  },
  {
    // Host and port of the mail server are settings, never names of mail providers.
    filter: /nodemailer[/\\]dist[/\\]esm[/\\]well-known[/\\]services\.js$/,
    contents: 'export const services = {};',
  },
  {
    // Tables answer JSON; only the properties of the service, which nobody reads, are XML.
    filter: /@azure[/\\]core-xml[/\\]dist[/\\]esm[/\\]index\.js$/,
    contents: [
      "const refuse = () => { throw new Error('XML is not read.'); };",
      'export { refuse as parseXML, refuse as stringifyXML };',
    ].join('\n'),
  },
  {
    // Traces are all that is exported.
    filter: /monitor-opentelemetry-exporter[/\\]dist[/\\]esm[/\\]index\.js$/,
    contents: "export { AzureMonitorTraceExporter } from './export/trace.js';",
  },
  {
    // What the exporter tells its maker about itself, with a metrics SDK for it.
    filter:
      /exporter[/\\]dist[/\\]esm[/\\]export[/\\]statsbeat[/\\](networkStatsbeatMetrics|longIntervalStatsbeatMetrics|customerSDKStats)\.js$/,
    contents: [
      'const none = { getInstance: () => undefined };',
      'export { none as NetworkStatsbeatMetrics, none as LongIntervalStatsbeatMetrics, none as CustomerSDKStatsMetrics };',
    ].join('\n'),
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
