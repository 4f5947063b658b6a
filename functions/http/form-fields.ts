/**
 * The fields of a URL-encoded form. Undefined when something in it is not UTF-8 or no escape: guessing would change what
 * a person wrote.
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function parseForm(text: string): URLSearchParams | undefined {
  try {
    const pairs = text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => {
        const equals = pair.indexOf('=');
        return equals < 0
          ? [decode(pair), '']
          : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
      });
    return new URLSearchParams(pairs);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** @throws URIError */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** True when a field that has one value was given more than one. */
export function hasRepeats(form: URLSearchParams): boolean {
  return new Set(form.keys()).size < [...form.keys()].length;
}
