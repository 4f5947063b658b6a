/** Ana of Contoso asks for project-x. */
export const signUp = {
  accessPackageId: 'project-x',
  email: 'ana@contoso.example',
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso',
  answers: { role: 'design' },
  acceptedTerms: '2026-01',
};

/** The same for a package without questions and terms. */
export const plain = { ...signUp, answers: undefined, acceptedTerms: undefined };

/** The fields of the form for project-x. */
export const asForm = { ...plain, 'answers.role': 'design', acceptedTerms: '2026-01' };
