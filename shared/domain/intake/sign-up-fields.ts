/** A sign-up as it was posted, before anything is checked against a policy. Absent members are undefined. */
export interface SignUpFields {
  readonly accessPackageId: string;
  readonly email: string;
  readonly givenName: string;
  readonly surname: string;
  readonly organization: string;
  readonly language?: string | undefined;
  readonly justification?: string | undefined;
  /** Looked up by the ids of the policy's questions only. */
  readonly answers: ReadonlyMap<string, string | boolean>;
  /** True when an answer to no question is an error, not left aside. */
  readonly strictAnswers?: boolean | undefined;
  readonly acceptedTerms?: string | undefined;
}
