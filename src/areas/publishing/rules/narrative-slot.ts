import type { LangText } from './iati-file.ts';
import { keepAttribute, keepElement, putBackElements, putBackTheRest } from './kept-aside.ts';
import { isNamed, readPlain } from './plain-slot.ts';
import { language } from './plain-value.ts';
import { below, type Notes, type Place, pathOf, plainElement, type Slot } from './slot.ts';
import { childElements, ownText, type SourceElement, XML_NAMESPACE, type XmlElement } from './xml-element.ts';
import { writeFragment } from './xml-writer.ts';

/**
 * The texts of an element by language. A second text in the same language, which the standard allows, stands
 * aside. They are written with the activity's language first and the others by code.
 */
export function narratives(): Slot<LangText> {
  return {
    elements: ['narrative'],
    read(element, notes) {
      const text: LangText = {};
      for (const child of element.children)
        if (isNamed(child, 'narrative')) readNarrative(child, text, notes);
      return text;
    },
    write(text = {}, place) {
      for (const code of inOrder(Object.keys(text), place.writing.language)) {
        place.element.children.push(narrative(code, text[code]!, place));
      }
      putBackElements(place, 'narrative');
    },
  };
}

function readNarrative(element: SourceElement, text: LangText, notes: Notes): void {
  const code = languageOf(element, notes);
  if (code === undefined) return;
  if (Object.hasOwn(text, code)) {
    keepElement(element, 'no-place', notes);
    return;
  }
  text[code] = ownText(element);
  const parent = pathOf(element, notes).replace(/\/?[^/]*$/, '');
  for (const attribute of element.attributes) {
    if (isLanguage(attribute)) continue;
    const reason = attribute.uri === '' ? 'not-in-standard' : 'other-namespace';
    keepAttribute(attribute, narrativePath(parent, code), reason, notes);
  }
  for (const child of childElements(element)) keepElement(child, 'not-in-standard', notes);
}

/** The language a text says it is in, else the activity's; undefined where it cannot be read (it then stands aside). */
function languageOf(element: SourceElement, notes: Notes): string | undefined {
  const said = element.attributes.find(isLanguage)?.value ?? '';
  if (said.trim() === '') return notes.language;
  const path = below(pathOf(element, notes), '@xml:lang');
  const xml = () => writeFragment(element);
  return readPlain(language, { raw: said, path, xml }, notes);
}

function narrative(code: string, text: string, { path, writing }: Place): XmlElement {
  const element = plainElement('narrative');
  if (code !== writing.language) {
    element.attributes.push({ local: 'lang', prefix: 'xml', uri: XML_NAMESPACE, value: code });
  }
  element.children.push(text);
  putBackTheRest({ element, path: narrativePath(path, code), writing });
  return element;
}

// By language and not by number, because they are written in another order than they came in.
function narrativePath(parent: string, code: string): string {
  return below(parent, `narrative[@xml:lang='${code}']`);
}

function inOrder(codes: string[], first: string): string[] {
  const others = codes.filter((code) => code !== first).sort();
  return codes.includes(first) ? [first, ...others] : others;
}

function isLanguage(attribute: { local: string; uri: string }): boolean {
  return attribute.local === 'lang' && attribute.uri === XML_NAMESPACE;
}
