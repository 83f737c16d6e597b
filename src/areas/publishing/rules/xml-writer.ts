import { writtenName, XML_NAMESPACE, type XmlElement, type XmlName, type XmlNode } from './xml-element.ts';

type Scope = ReadonlyMap<string, string>;

const TOP: Scope = new Map([
  ['', ''],
  ['xml', XML_NAMESPACE],
]);
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * A document as chunks of text, one for each child of the root, so that a long file is never whole in memory.
 * The same input gives the same bytes; characters that XML 1.0 does not allow are left out.
 */
export function* writeDocument(root: XmlElement, children: Iterable<XmlNode>): Generator<string> {
  const { opening, scope } = startTag(root, TOP);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${opening}>\n`;
  for (const child of children) yield `  ${written(child, scope, '  ')}\n`;
  yield `</${writtenName(root)}>\n`;
}

/** One element as a fragment that stands by itself, with no blanks added, so that it comes back as it was. */
export function writeFragment(element: XmlElement): string {
  return written(element, TOP, undefined);
}

/** One attribute as `name="value"`, with its namespace declared before it where it has one. */
export function writeAttribute(attribute: XmlName & { value: string }): string {
  return [...declarations([attribute], TOP), attributeText(writtenName(attribute), attribute.value)].join(
    ' ',
  );
}

/** Text with what would be markup escaped. */
export function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>\r]/g, (found) => ESCAPES[found]!);
}

function written(node: XmlNode, outer: Scope, indent: string | undefined): string {
  if (typeof node === 'string') return escapeText(node);
  if ('raw' in node) return node.raw;
  const { opening, scope } = startTag(node, outer);
  if (node.children.length === 0) return `${opening}/>`;
  const inline = indent === undefined || node.children.some((child) => typeof child === 'string');
  const inner = inline ? undefined : `${indent}  `;
  const content = node.children.map((child) => (inline ? '' : `\n${inner}`) + written(child, scope, inner));
  return `${opening}>${content.join('')}${inline ? '' : `\n${indent}`}</${writtenName(node)}>`;
}

function startTag(element: XmlElement, outer: Scope): { opening: string; scope: Scope } {
  const names = [element, ...element.attributes.filter((each) => each.prefix !== '')];
  const declared = declarations(names, outer);
  const attributes = element.attributes.map((each) => attributeText(writtenName(each), each.value));
  const opening = `<${[writtenName(element), ...declared, ...attributes].join(' ')}`;
  if (declared.length === 0) return { opening, scope: outer };
  const scope = new Map([...outer, ...names.map((each) => [each.prefix, each.uri] as const)]);
  return { opening, scope };
}

function declarations(names: XmlName[], outer: Scope): string[] {
  const missing = names.filter((each) => each.prefix !== 'xml' && outer.get(each.prefix) !== each.uri);
  return [...new Map(missing.map((each) => [each.prefix, each.uri]))].map(([prefix, uri]) =>
    attributeText(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri),
  );
}

function attributeText(name: string, value: string): string {
  return `${name}="${value.replace(FORBIDDEN, '').replace(/[&<>"\t\n\r]/g, (found) => ESCAPES[found]!)}"`;
}
