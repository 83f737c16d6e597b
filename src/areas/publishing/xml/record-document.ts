import type { XmlDocument } from 'libxml2-wasm';
import type { XmlElement, XmlNode } from '../rules/xml-element.ts';
import { writeDocument } from '../rules/xml-writer.ts';
import type { SchemaError } from './schema.ts';

/** Brings a megabyte of WebAssembly, so that only what validates asks for it. */
export type Libxml = typeof import('libxml2-wasm');

/**
 * A root with these children as a document of libxml2, handed to `use` and freed after it; nothing outside of
 * it is opened. What libxml2 cannot read at all comes back as its errors, and `use` is not called.
 */
export function withDocument(
  xml: Libxml,
  root: XmlElement,
  children: XmlNode[],
  use: (document: XmlDocument) => void,
): SchemaError[] {
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET } = xml.ParseOption;
  let document: XmlDocument | undefined;
  try {
    const text = [...writeDocument(root, children)].join('');
    document = xml.XmlDocument.fromString(text, { option: XML_PARSE_NO_XXE | XML_PARSE_NONET });
  } catch (error) {
    return errorsOf(xml, error);
  }
  try {
    use(document);
    return [];
  } finally {
    document.dispose();
  }
}

/** What libxml2 complained of, in its own words; anything else that was thrown is thrown on. */
export function errorsOf(xml: Libxml, error: unknown): SchemaError[] {
  if (!(error instanceof xml.XmlLibError)) throw error;
  return error.details.map(({ message, xpath }) => ({ message: message.trim(), xpath: xpath ?? '' }));
}
