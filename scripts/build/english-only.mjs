/**
 * Zod brings its messages in some fifty languages, a tenth of the bundle. They are never shown to anybody: pages
 * and mails have words of their own.
 */
export const englishOnly = {
  name: 'english-only',
  setup(build) {
    build.onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};
