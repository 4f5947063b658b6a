/** How long the fields of a sign-up may be, in UTF-16 units; names and addresses as directories and mail systems take them. */
export const fieldLengths = {
  email: 254,
  givenName: 64,
  surname: 64,
  organization: 128,
  justification: 2000,
} as const;
