import type { Page } from 'playwright-core';
import { linkOf, type Person, type World } from './world';

export interface Requestor {
  readonly email: string;
  readonly givenName?: string;
  readonly justification?: string;
}

/** Fills the hosted form of project-x as a person does and sends it. */
export async function askForAccess(
  page: Page,
  baseUrl: string,
  { email, givenName = 'Ana', justification = '' }: Requestor,
): Promise<void> {
  await page.goto(`${baseUrl}/signup/project-x?lang=en`);
  await page.getByLabel('Your work e-mail').fill(email);
  await page.getByLabel('Given name').fill(givenName);
  await page.getByLabel('Surname').fill('Silva');
  await page.getByLabel('Organization').fill('Contoso');
  await page.locator('input[name="answers.role"][value="design"]').check();
  if (justification !== '') await page.locator('[name="justification"]').fill(justification);
  await page.locator('[name="acceptedTerms"]').check();
  await page.getByRole('button', { name: 'Ask for access' }).click();
}

/** Asks, and confirms the address with the link in the mail. */
export async function askAndConfirm(world: World, requestor: Requestor): Promise<Person> {
  const person = await world.person();
  await askForAccess(person.page, world.stack.baseUrl, requestor);
  const mail = await world.mail({ kind: 'verify-address', to: requestor.email });
  await person.page.goto(linkOf(mail, '/verify/'));
  await person.page.locator('input[name="submission"]').first().check();
  await submit(person.page);
  return person;
}

/** Presses the button of a form of the page, the first if not told otherwise, and waits for the answer. */
export async function submit(page: Page, form = 0): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest()),
    page.locator('form').nth(form).locator('button').click(),
  ]);
  await page.waitForLoadState();
}

/** Opens the link of an approval mail and decides, no faster than a person. */
export async function decide(
  person: Person,
  link: string,
  choice: 'approve' | 'deny',
  texts: { readonly justification?: string; readonly message?: string } = {},
): Promise<void> {
  const { page } = person;
  await page.goto(link);
  await page.locator(`input[name="choice"][value="${choice}"]`).check();
  await page.locator('[name="justification"]').fill(texts.justification ?? '');
  await page.locator('[name="message"]').fill(texts.message ?? '');
  await humanPause(page);
  await submit(page);
}

/** The form wants two seconds from its first showing: asks the page's own clock for them. */
export async function humanPause(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.now() > 2200);
}
