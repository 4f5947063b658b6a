/** The end of every command's help. */
export const commonUsage = `
  --data DIR          the running local stack (.vestibule/)
  --azure             a deployment instead, as the person signed in with az login or azd auth login;
                      found by azd in this folder, or with --tables URL --service-bus HOST --key-vault URL
  --policies DIR      the policies (those of the stack, else policies/)
  --as NAME           who acts, for the audit rows, where nobody is signed in to Azure (the user of this machine)
  --json              JSON on stdout
`;
