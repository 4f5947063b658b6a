/** Replaces every `%NAME%` by the app setting of that name; throws the sentence the host logs for one without value. */
export function resolveSetting(text: string, env: NodeJS.ProcessEnv): string {
  return text.replaceAll(/%([^%]*)%/g, (whole, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw new Error(`Microsoft.Azure.WebJobs.Host: '${whole}' does not resolve to a value.`);
    }
    return value;
  });
}
