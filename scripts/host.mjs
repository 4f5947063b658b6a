import { build } from './build.mjs';

const usage = `npm run host -- [options]

  --app DIR           the app to run: a Node v4 app, built (the current folder)
  --port N            its port (7071; 0 takes any free one)
  --data DIR          where keys, timers and orchestrations are kept; without it, in memory
  --service-bus FILE  runs a Service Bus broker too, with the queues of FILE, and sets the app's setting ServiceBus;
                      SETTING=FILE sets another one
  --skip-refused      leaves out functions that use what this host does not run, instead of not starting
  --json              when ready, one line of JSON on stdout; the log goes to stderr

Settings are read from the environment and from local.settings.json in the app's folder.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(usage);
} else {
  await build({ only: 'local', say: () => {} });
  if (process.argv.includes('--service-bus')) {
    const { startHostBroker } = await import('../dist/local/host-broker.cjs');
    await startHostBroker();
  }
  await import('../dist/local/host.cjs');
}
