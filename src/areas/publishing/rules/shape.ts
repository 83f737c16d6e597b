import { keepAttribute, keepElement, putBackTheRest } from './kept-aside.ts';
import { below, type Notes, pathOf, plainElement, type Shape, type Slot } from './slot.ts';
import { ownText, type SourceElement, XML_NAMESPACE, type XmlName } from './xml-element.ts';
import { escapeText } from './xml-writer.ts';

/**
 * The slots of a record in the order in which the XSD wants its elements. A slot named `~...` holds a place for
 * words of the standard that Relais does not read: they stand aside, and are written again there.
 */
export type Slots<T> = { [K in keyof T]-?: Slot<NonNullable<T[K]>> } & { [aside: `~${string}`]: Slot<never> };

/**
 * The shape of an element with several fields. What no slot takes stands aside; `closed` is for the few
 * elements that allow no attributes of other namespaces.
 */
export function record<T extends object>(slots: Slots<T>, options: { closed?: true } = {}): Shape<T> {
  const named = Object.entries<Slot<unknown>>(slots);
  const attributes = new Set(named.flatMap(([, slot]) => slot.attributes ?? []));
  const elements = new Set(named.flatMap(([, slot]) => slot.elements ?? []));
  const text = named.some(([, slot]) => slot.text);
  return {
    read(element, notes) {
      const value: Record<string, unknown> = {};
      for (const [name, slot] of named) {
        const found = slot.read(element, notes);
        if (found !== undefined) value[name] = found;
      }
      keepLeftovers(element, { attributes, elements, text, closed: options.closed === true }, notes);
      return value as T;
    },
    write(value, name, path, writing) {
      const place = { element: plainElement(name), path, writing };
      for (const [field, slot] of named) slot.write((value as Record<string, unknown>)[field], place);
      putBackTheRest(place);
      return place.element;
    },
  };
}

/** The shape of an element that says one thing, which is then the value itself. */
export function only<V>(slot: Slot<V>, options: { closed?: true } = {}): Shape<V> {
  const wrapped = record<{ it: V }>({ it: slot } as unknown as Slots<{ it: V }>, options);
  return {
    read: (element, notes) => wrapped.read(element, notes)?.it,
    write: (value, name, path, writing) => wrapped.write({ it: value }, name, path, writing),
  };
}

type Claims = { attributes: Set<string>; elements: Set<string>; text: boolean; closed: boolean };

function keepLeftovers(element: SourceElement, claims: Claims, notes: Notes): void {
  const path = pathOf(element, notes);
  for (const attribute of element.attributes) {
    if (claims.attributes.has(claimName(attribute))) continue;
    const foreign = attribute.uri !== '' && !claims.closed;
    keepAttribute(attribute, path, foreign ? 'other-namespace' : 'not-in-standard', notes);
  }
  for (const child of element.children) {
    if (typeof child === 'string' || (child.uri === '' && claims.elements.has(child.local))) continue;
    // An element whose content is a plain value holds no elements at all.
    const foreign = child.uri !== '' && !claims.text;
    keepElement(child, foreign ? 'other-namespace' : 'not-in-standard', notes);
  }
  const text = claims.text ? '' : ownText(element).trim();
  if (text === '') return;
  notes.keptAside.push({ path: below(path, 'text()'), xml: escapeText(text), reason: 'not-in-standard' });
}

function claimName(attribute: XmlName): string {
  if (attribute.uri === '') return attribute.local;
  return attribute.uri === XML_NAMESPACE ? `xml:${attribute.local}` : '';
}
