/** The namespace of `xml:lang`, bound to its prefix without a declaration. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** A name as written (`prefix`, may be empty) and as meant (`uri`, empty for the words of IATI itself). */
export type XmlName = { local: string; prefix: string; uri: string };

export type XmlAttribute = XmlName & { value: string };

/** A fragment that is written as it is: well formed, with every namespace declared in itself. */
export type RawXml = { raw: string };

export type XmlNode = string | RawXml | XmlElement;

/** An element to write. Namespace declarations are not among its attributes: the writer makes them. */
export type XmlElement = XmlName & { attributes: XmlAttribute[]; children: XmlNode[] };

/**
 * An element that was read. `path` counts siblings of the same name from 1
 * (`/iati-activities/iati-activity[2]/title[1]`), `line` is where its start tag stands.
 * Comments and processing instructions are left out; CDATA is text.
 */
export type SourceElement = XmlName & {
  attributes: XmlAttribute[];
  children: (string | SourceElement)[];
  path: string;
  line: number;
};

/** The name as written, with its prefix. */
export function writtenName(name: XmlName): string {
  return name.prefix === '' ? name.local : `${name.prefix}:${name.local}`;
}

/** The text that stands directly in an element, without that of its children. */
export function ownText(element: SourceElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** The child elements, without the text between them. */
export function childElements(element: SourceElement): SourceElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The value of an attribute of no namespace, or undefined where it is absent. */
export function attributeValue(element: SourceElement, local: string): string | undefined {
  return element.attributes.find((each) => each.uri === '' && each.local === local)?.value;
}
