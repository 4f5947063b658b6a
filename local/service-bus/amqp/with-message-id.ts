import { encodeList, encodeSection, encodeString } from './encode-value';
import { elementsOf, sectionCodes, splitSections } from './section';

/** The same message under another message id, everything else of it untouched. */
export function withMessageId(payload: Buffer, messageId: string): Buffer {
  const sections = splitSections(payload);
  const old = sections.find(({ code }) => code === sectionCodes.properties);
  const rest = old === undefined ? [] : elementsOf(old.value).slice(1);
  const fresh = encodeSection(
    sectionCodes.properties,
    encodeList([encodeString(messageId), ...rest]),
  );
  const before = sections.filter(({ code }) => code < sectionCodes.properties);
  const after = sections.filter(({ code }) => code > sectionCodes.properties);
  return Buffer.concat([
    ...before.map(({ bytes }) => bytes),
    fresh,
    ...after.map(({ bytes }) => bytes),
  ]);
}
