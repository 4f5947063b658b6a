import fc from 'fast-check';
import { message as codec, types } from 'rhea';
import {
  elementsOf,
  sectionCodes,
  splitSections,
} from '../../../../../local/service-bus/amqp/section';

const payload = codec.encode({
  ttl: 5000,
  message_annotations: { 'x-opt-a': types.wrap_long(600) },
  message_id: 'id',
  subject: 'x'.repeat(300),
  application_properties: { a: 1, b: 'two', c: [1, 'x', null], d: new Date(5), e: 1.5 },
  body: { deep: [{ er: true }] },
});

describe('splitSections', () => {
  it('finds every section, and together they are the message', () => {
    const sections = splitSections(payload);

    expect(sections.map(({ code }) => code)).toEqual([0x70, 0x72, 0x73, 0x74, 0x77]);
    expect(Buffer.concat(sections.map(({ bytes }) => bytes))).toEqual(payload);
  });

  it('refuses a message that is cut off anywhere inside a section', () => {
    const ends = new Set([0]);
    for (const { bytes } of splitSections(payload)) ends.add(Math.max(...ends) + bytes.length);
    const lengths = Array.from({ length: payload.length }, (_, length) => length);

    for (const length of lengths.filter((one) => !ends.has(one))) {
      expect(() => splitSections(payload.subarray(0, length))).toThrow('not well-formed');
    }
  });

  it('ends on any bytes, with sections or with one clear error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const message = Buffer.from(bytes);
        let outcome = 'sections';
        try {
          splitSections(message);
        } catch (error) {
          outcome = String(error);
        }

        expect(['sections', 'BusError: The message is not well-formed.']).toContain(outcome);
      }),
    );
  });
});

describe('elementsOf', () => {
  it('gives the elements of lists and maps with their constructors', () => {
    const properties = splitSections(payload).find(
      ({ code }) => code === sectionCodes.applicationProperties,
    );

    const elements = elementsOf(properties?.value ?? Buffer.alloc(0));

    expect(elements).toHaveLength(10);
    expect(elements.slice(0, 4).map((element) => element.toString('latin1'))).toEqual([
      '\xa1\x01a',
      '\x52\x01',
      '\xa1\x01b',
      '\xa1\x03two',
    ]);
  });

  it('gives none for null and for the empty list', () => {
    const found = [0x40, 0x45].map((constructor) => elementsOf(Buffer.from([constructor])));

    expect(found).toEqual([[], []]);
  });
});
