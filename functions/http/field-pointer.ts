const answerPrefix = 'answers.';

/**
 * Where the field stands in the JSON body.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function fieldPointer(field: string): string {
  const steps = field.startsWith(answerPrefix)
    ? ['answers', field.slice(answerPrefix.length)]
    : [field];
  const escaped = steps.map((step) =>
    encodeURIComponent(wellFormed(step).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ['#', ...escaped].join('/');
}

/** JSON can name a member by half a character, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
