// Reads queries of the log as Azure does, names and types included: those of alerts, and those that the runbook tells people
// to run. Prints what is wrong with each; with arguments, of those files only.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './build/paths.mjs';

/* oxlint-disable import/no-unassigned-import -- they make the global Kusto */
const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;

/** Columns of the tables that queries name, as Log Analytics has them. */
const tables = {
  AppTraces:
    '(TimeGenerated: datetime, Message: string, SeverityLevel: int, OperationName: string, AppRoleInstance: string)',
  AppExceptions: '(TimeGenerated: datetime, OuterType: string, Properties: dynamic)',
  MicrosoftGraphActivityLogs:
    '(TimeGenerated: datetime, AppId: string, ResponseStatusCode: int, RequestMethod: string, RequestUri: string)',
};

const symbols = Object.entries(tables).map(([name, columns]) =>
  Symbols.TableSymbol.From(columns).WithName(name),
);
const globals = GlobalState.Default.WithDatabase(
  new Symbols.DatabaseSymbol.ctor('workspace', null).AddMembers(symbols),
);

function problemsOf(query) {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index).Message);
}

const filesIn = (folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name));

function queriesIn(file) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.kql')) return [text];
  return [...text.matchAll(/```kusto\n(.*?)```/gs)].map(([, query]) => query);
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : [...filesIn('infra/alerts'), ...filesIn('docs/runbook')];
let count = 0;
for (const file of files) {
  for (const query of queriesIn(file)) {
    count += 1;
    for (const problem of problemsOf(query)) {
      console.error(`${file.slice(file.lastIndexOf('/') + 1)}: ${problem}`);
      process.exitCode = 1;
    }
  }
}
console.log(`${count} queries read.`);
