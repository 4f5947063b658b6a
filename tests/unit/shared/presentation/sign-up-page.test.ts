import type { SignUpPage } from '../../../../shared/ports/pages/sign-up-pages';
import { renderPage } from '../../../../shared/presentation/render-page';
import { sampleBranding, samplePages } from '../../../support/presentation-samples';

const render = (page: SignUpPage): string =>
  renderPage(page, { locale: 'en', branding: sampleBranding, path: '/signup/project-x' });

const withErrors = render(samplePages['signup (errors)']);

describe('the sign-up form', () => {
  it('posts to its own address, checked by the server alone', () => {
    const html = render(samplePages.signup);

    expect(html).toContain('<form method="post" action="/signup/project-x" novalidate>');
    expect(html).toContain('<input type="hidden" name="language" value="en">');
    expect(html).not.toMatch(/\srequired[\s>]/);
    expect(html).not.toContain('returnUrl');
  });

  it('asks for a work address, and for a reason for those who decide', () => {
    const html = render(samplePages.signup);

    expect(html).toContain('Your work e-mail');
    expect(html).toContain('The people who decide read this.');
  });

  it('asks for neither where anyone may ask and nobody decides', () => {
    const html = render(samplePages['signup (anyone, nobody decides)']);

    expect(html).toContain('>Your e-mail address');
    expect(html).toContain('It is kept with your request.');
    expect(html).toContain('Say why you need it.');
    expect(html).not.toMatch(/people who decide|work e-mail/);
  });

  it('asks with the right keyboard and lets browsers fill in', () => {
    const html = render(samplePages.signup);

    expect(html).toMatch(
      /name="email" type="email"[^>]+autocomplete="email" inputmode="email" spellcheck="false"/,
    );
    expect(html).toMatch(/name="givenName"[^>]+autocomplete="given-name"/);
    expect(html).toMatch(/name="surname"[^>]+autocomplete="family-name"/);
    expect(html).toMatch(/name="organization"[^>]+autocomplete="organization"/);
  });

  it('has a field for every kind of question', () => {
    const html = render(samplePages.signup);

    expect(html).toContain('type="radio" name="answers.role" value="design" id="answers.role"');
    expect(html).toContain('type="radio" name="answers.trained" value="yes"');
    expect(html).toMatch(/id="answers.start" name="answers.start" type="date"/);
    expect(html).toMatch(
      /id="answers.badge" name="answers.badge" type="text" value="" maxlength="20"/,
    );
  });

  it('marks what is optional and nothing else', () => {
    const html = render(samplePages.signup);

    expect(html.match(/\(optional\)/g)).toHaveLength(4);
    expect(html).toMatch(/<label for="surname">Surname <span class="optional">/);
  });

  it('opens a list when there are many answers', () => {
    const choices = Array.from({ length: 8 }, (_, index) => ({
      value: `v${String(index)}`,
      label: { en: `Answer ${String(index)}` },
    }));
    const question = {
      id: 'many',
      type: 'choice',
      label: { en: 'Many' },
      required: true,
      choices,
    } as const;
    const html = render({
      ...samplePages.signup,
      accessPackage: { ...samplePages.signup.accessPackage, questions: [question] },
      values: { 'answers.many': 'v3' },
    });

    expect(html).toContain('<select id="answers.many" name="answers.many"');
    expect(html).toContain('<option value="v3" selected>Answer 3</option>');
  });

  it('keeps what was entered and the way back', () => {
    expect(withErrors).toContain('value="ana+px@contoso.example"');
    expect(withErrors).toContain('value="site" checked');
    expect(withErrors).toContain('>I coordinate deliveries for hall 3.</textarea>');
    expect(withErrors).toContain(
      '<input type="hidden" name="returnUrl" value="https://partners.contoso.example/thanks">',
    );
  });

  it('names every error on top, linked to its field, and at the field in the same words', () => {
    const sentence = 'We cannot invite an address with a “+”. Use the address without it.';

    expect(withErrors).toContain(`<a href="#email">${sentence}</a>`);
    expect(withErrors).toContain('3 things to mend');
    expect(withErrors).toMatch(
      new RegExp(`id="email-error"><span class="unseen">Error:</span> We cannot invite`),
    );
    expect(withErrors).toMatch(
      /name="email"[^>]+aria-describedby="email-hint email-error" aria-invalid="true"/,
    );
    expect(withErrors).toContain(
      '<a href="#answers.trained">Answer the question “Have you done the site training?”.</a>',
    );
    expect(withErrors).toContain('<a href="#acceptedTerms">Accept the terms of use to go on.</a>');
  });

  it('puts the keyboard at the summary', () => {
    expect(withErrors).toContain('tabindex="-1" autofocus>');
  });

  it.each([
    ['givenName', 'name.required', 'Enter your given name.'],
    ['givenName', 'name.too-long', '“Given name” can have 64 characters at most.'],
    [
      'justification',
      'justification.too-long',
      'Your reason is too long: 2,000 characters at most.',
    ],
    ['organization', 'organization.required', 'Enter the organization you work for.'],
    ['email', 'email.not-ascii', 'Before the @, use plain letters without accents.'],
    [
      'email',
      'email.too-long',
      'This address is too long: 254 characters at most, 64 of them before the @.',
    ],
    [
      'answers.badge',
      'answer.too-long',
      'The answer to “Badge number” is too long: 20 characters at most.',
    ],
    [
      'acceptedTerms',
      'terms.outdated',
      'The terms of use have changed. Read and accept the new version.',
    ],
    [
      'answers.role',
      'answer.unknown-choice',
      'Choose one of the answers to “Your part in the project”.',
    ],
    ['somewhere', 'member.unknown', 'This cannot be used. Check it and try again.'],
  ] as const)('says what is wrong with %s: %s', (field, code, sentence) => {
    const html = render({ ...samplePages.signup, errors: [{ field, code }] });

    expect(html).toContain(`<a href="#${field}">${sentence}</a>`);
  });

  it('tells how many stages decide', () => {
    expect(withErrors).toContain('In 2 stages, one after the other.');
    expect(render({ ...samplePages.signup, stageCount: 0 })).not.toContain(
      'Host Corporation decides',
    );
  });

  it('ignores values of fields that it does not have', () => {
    const html = render({
      ...samplePages.signup,
      values: { 'answers.toString': 'x', other: 'unheard' },
    });

    expect(html).not.toContain('unheard');
  });
});
