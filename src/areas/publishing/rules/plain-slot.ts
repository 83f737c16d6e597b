import { keepAttribute, keepElement, putBackElements } from './kept-aside.ts';
import { type PlainValue, plainText } from './plain-value.ts';
import { below, type Notes, pathOf, type Slot } from './slot.ts';
import { ownText, type SourceElement, XML_NAMESPACE, type XmlAttribute } from './xml-element.ts';
import { escapeText, writeAttribute } from './xml-writer.ts';

type Wanted = { wanted?: true };

/** An attribute; an empty one says nothing. `wanted` makes a problem of its absence. */
export function attribute<V>(name: string, kind: PlainValue<V>, { wanted }: Wanted = {}): Slot<V> {
  return {
    attributes: [name],
    read(element, notes) {
      const path = below(pathOf(element, notes), `@${name}`);
      const found = attributeNamed(element, name);
      if (!found || found.value.trim() === '') {
        if (found?.value) notes.cleaned.push({ path, before: found.value, after: '' });
        return wanted ? missing(path, notes) : undefined;
      }
      return readPlain(kind, { raw: found.value, path, xml: () => writeAttribute(found) }, notes);
    },
    write(value, place) {
      if (value !== undefined) place.element.attributes.push(attributeOf(name, kind.write(value)));
    },
  };
}

/** A text attribute that the XSD requires: '' and a problem where it is absent, and written even when empty. */
export function requiredAttribute(name: string): Slot<string> {
  const slot = attribute(name, plainText, { wanted: true });
  return {
    ...slot,
    read: (element, notes) => slot.read(element, notes) ?? '',
    write: (value, place) => slot.write(value ?? '', place),
  };
}

/** The text of the element itself. */
export function content<V>(kind: PlainValue<V>, { wanted }: Wanted = {}): Slot<V> {
  return {
    text: true,
    read(element, notes) {
      const raw = ownText(element);
      const path = pathOf(element, notes);
      if (raw.trim() === '') return wanted ? missing(path, notes) : undefined;
      return readPlain(kind, { raw, path: below(path, 'text()'), xml: () => escapeText(raw) }, notes);
    },
    write(value, place) {
      if (value !== undefined) place.element.children.push(kind.write(value));
    },
  };
}

/** An attribute of the standard for which Relais has no place. */
export function attributeAside(name: string): Slot<never> {
  return {
    attributes: [name],
    read(element, notes) {
      const found = attributeNamed(element, name);
      if (found) keepAttribute(found, pathOf(element, notes), 'no-place', notes);
      return undefined;
    },
    write() {},
  };
}

/** Elements of the standard for which Relais has no place; `once` where the XSD allows one. */
export function elementsAside(name: string, { once }: { once?: true } = {}): Slot<never> {
  return {
    elements: [name],
    read(element, notes) {
      const found = element.children.filter((each) => isNamed(each, name)) as SourceElement[];
      for (const [index, each] of found.entries())
        keepElement(each, once && index > 0 ? 'repeated' : 'no-place', notes);
      return undefined;
    },
    write: (_nothing, place) => putBackElements(place, name),
  };
}

/** Whether a child is the element of IATI with this name. */
export function isNamed(child: string | SourceElement, name: string): child is SourceElement {
  return typeof child !== 'string' && child.uri === '' && child.local === name;
}

/** Notes that something the standard requires is not there. */
export function missing(path: string, notes: Notes): undefined {
  notes.problems.push({ path, key: 'publishing.missing' });
}

/** Reads a value without the blanks around it; what cannot be read is a problem and stands aside. */
export function readPlain<V>(
  kind: PlainValue<V>,
  { raw, path, xml }: { raw: string; path: string; xml: () => string },
  notes: Notes,
): V | undefined {
  const trimmed = raw.trim();
  const value = kind.read(trimmed);
  if (value === undefined) {
    notes.problems.push({ path, key: kind.unreadable, args: { value: trimmed.slice(0, 80) } });
    notes.keptAside.push({ path, xml: xml(), reason: 'unreadable' });
    return undefined;
  }
  const after = kind.cleans ? kind.write(value) : trimmed;
  if (after !== raw) notes.cleaned.push({ path, before: raw, after });
  return value;
}

function attributeNamed(element: SourceElement, name: string): XmlAttribute | undefined {
  const uri = name.startsWith('xml:') ? XML_NAMESPACE : '';
  const local = name.replace(/^xml:/, '');
  return element.attributes.find((each) => each.uri === uri && each.local === local);
}

function attributeOf(name: string, value: string): XmlAttribute {
  if (!name.startsWith('xml:')) return { local: name, prefix: '', uri: '', value };
  return { local: name.slice(4), prefix: 'xml', uri: XML_NAMESPACE, value };
}
