import { resolve } from 'node:path';
import { locales, pickLocale, type Locale } from '../../shared/domain/locale';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import type { ConnectedOrganization } from '../../shared/domain/policy/connected-organization';
import {
  findAccessPackage,
  mayAsk,
  organizationWithId,
  type PolicySet,
} from '../../shared/domain/policy/policy-set';
import { curlSnippet } from '../../shared/presentation/partner-form/curl-snippet';
import { fetchSnippet } from '../../shared/presentation/partner-form/fetch-snippet';
import { htmlForm } from '../../shared/presentation/partner-form/html-form';
import type { PartnerForm } from '../../shared/presentation/partner-form/partner-form';
import { originOf } from '../cli/origin-of';
import { readArguments, wordIn, type OptionSpec, type ReadArguments } from '../cli/read-arguments';
import type { Command } from '../cli/run-command';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { loadPolicies, policiesIn } from '../policy/load-policies';
import { readLocalStack } from '../stack/local-stack';

const usage = `npm run partner-form -- --package ID --organization ID

Prints what a partner's developer pastes: a curl, a fetch and a form, each with the dry run first.

  --package ID        the access package to ask for
  --organization ID   the connected organization that asks
  --base-url URL      where the app is (http://localhost:7071)
  --data DIR          where the running local stack on this folder is, instead
  --language LANG     language of the form: ${locales.join(', ')} (that of the organization)
  --only PART         one of curl, fetch, form, with nothing around it
  --policies DIR      the policy folder (policies)
  --json              all parts as JSON
`;

const options: OptionSpec = {
  package: { type: 'string' },
  organization: { type: 'string' },
  'base-url': { type: 'string' },
  language: { type: 'string' },
  only: { type: 'string' },
};

const parts = ['curl', 'fetch', 'form'] as const;
type Part = (typeof parts)[number];

/** `npm run partner-form`: something to paste for a partner. Reads the policies only. */
export const partnerFormCommand: Command = {
  usage,
  async run(args, { terminal }) {
    const given = readArguments(args, options);
    if (given.positionals.length > 0) throw new UsageError('partner-form takes options only.');
    const wanted = required(given, 'package');
    const asking = required(given, 'organization');
    const baseUrl = baseUrlIn(given, terminal);
    const language = languageIn(given);
    const only = given.text('only');
    const part = only === undefined ? undefined : wordIn('--only', only, parts);
    const policies = await loadPolicies(policiesIn(given), terminal);
    const pair = { ...whoAsks(policies, wanted, asking), baseUrl };
    const locale =
      language ?? pickLocale([pair.organization.language ?? '', policies.settings.language], 'en');
    await print({ ...pair, locale }, { part, isJson: given.isSet('json') }, terminal);
  },
};

function required(given: ReadArguments, name: string): string {
  const value = given.text(name);
  if (value === undefined) throw new UsageError(`Name the ${name} with --${name} ID.`);
  return value;
}

function baseUrlIn(given: ReadArguments, { cwd }: Terminal): string {
  const data = given.text('data');
  const text = given.text('base-url');
  if (text === undefined && data !== undefined) {
    return readLocalStack(resolve(cwd, data)).config.publicBaseUrl;
  }
  return originOf('--base-url', text ?? 'http://localhost:7071');
}

function languageIn(given: ReadArguments): Locale | undefined {
  const text = given.text('language');
  return text === undefined ? undefined : wordIn('--language', text, locales);
}

function whoAsks(
  policies: PolicySet,
  packageId: string,
  organizationId: string,
): { readonly accessPackage: AccessPackage; readonly organization: ConnectedOrganization } {
  const accessPackage = findAccessPackage(policies, packageId);
  if (accessPackage === undefined) throw new UsageError(`There is no access package ${packageId}.`);
  const organization = organizationWithId(policies, organizationId);
  if (organization === undefined) {
    throw new UsageError(`There is no connected organization ${organizationId}.`);
  }
  if (!mayAsk(accessPackage, organization)) {
    throw new UsageError(`${organizationId} may not ask for ${packageId}.`);
  }
  return { accessPackage, organization };
}

async function print(
  form: PartnerForm,
  how: { readonly part: Part | undefined; readonly isJson: boolean },
  terminal: Terminal,
): Promise<void> {
  const made: Readonly<Record<Part, string>> = {
    curl: curlSnippet(form),
    fetch: fetchSnippet(form),
    form: htmlForm(form),
  };
  if (how.isJson) return terminal.out(`${JSON.stringify(made)}\n`);
  if (how.part !== undefined) return terminal.out(made[how.part]);
  warn(form, terminal);
  await terminal.out(
    [
      '1. In a shell: the dry run.\n',
      made.curl,
      '2. In a page of an allowed origin: <script type="module"> … </script>\n',
      made.fetch,
      '3. On the page, without any script:\n',
      made.form,
    ].join('\n'),
  );
}

function warn({ organization }: PartnerForm, terminal: Terminal): void {
  const { id, allowedOrigins, returnUrls } = organization;
  if (allowedOrigins.length === 0) {
    terminal.note(`${id} lists no allowedOrigins: browsers will not let fetch read the answers.\n`);
  }
  if (returnUrls.length === 0) {
    terminal.note(`${id} lists no returnUrls: the form ends on a page of ours.\n`);
  }
}
