import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { XmlElement, XmlNode } from '../rules/xml-element.ts';
import { writeDocument } from '../rules/xml-writer.ts';

/** What the XSD says of a document; `xpath` is within the document that was checked. */
export type SchemaError = { message: string; xpath: string };

/** Checks a root with these children; an empty list means that the XSD allows it. */
export type SchemaCheck = (root: XmlElement, children: XmlNode[]) => SchemaError[];

type Libxml = typeof import('libxml2-wasm');

const BESIDE = ['iati-common.xsd', 'xml.xsd'];
const opened = new Map<string, SchemaCheck>();

/**
 * The XSD of one version (2.01, 2.02, 2.03) and kind of file, from `<schemasDir>/<version>/` and from nowhere
 * else; undefined where its files are not there or are no schema. Compiled once per program.
 */
export async function openSchema(
  schemasDir: string,
  version: string,
  kind: string,
): Promise<SchemaCheck | undefined> {
  const key = join(schemasDir, version, kind);
  const names = [`${kind}-schema.xsd`, ...BESIDE];
  const texts = await Promise.all(names.map((name) => fileOrNothing(join(schemasDir, version, name))));
  const files = names.map((name, index) => [name, texts[index]] as const);
  if (!files.every(isThere)) return undefined;
  // Brings a megabyte of WebAssembly, so only what validates pays for it.
  const xml = await import('libxml2-wasm');
  const check = opened.get(key) ?? compiled(xml, files, `relais-schema-${opened.size}/`);
  if (check) opened.set(key, check);
  return check;
}

function compiled(
  xml: Libxml,
  files: (readonly [string, Uint8Array])[],
  base: string,
): SchemaCheck | undefined {
  const named = files.map(([name, bytes]) => [base + name, bytes] as const);
  const [[url, main]] = named as [(typeof named)[number]];
  // While it compiles, the parser can open what is registered here; before and after, nothing at all.
  xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider(Object.fromEntries(named)));
  try {
    const schema = xml.XmlDocument.fromBuffer(main, { url });
    try {
      const validator = xml.XsdValidator.fromDoc(schema);
      return (root, children) => schemaErrors(xml, validator, [...writeDocument(root, children)].join(''));
    } finally {
      schema.dispose();
    }
  } catch (error) {
    if (error instanceof xml.XmlError) return undefined;
    throw error;
  } finally {
    xml.xmlCleanupInputProvider();
  }
}

function schemaErrors(xml: Libxml, validator: XsdValidator, text: string): SchemaError[] {
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET } = xml.ParseOption;
  let document: XmlDocument | undefined;
  try {
    document = xml.XmlDocument.fromString(text, { option: XML_PARSE_NO_XXE | XML_PARSE_NONET });
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof xml.XmlLibError)) throw error;
    return error.details.map(({ message, xpath }) => ({ message: message.trim(), xpath: xpath ?? '' }));
  } finally {
    document?.dispose();
  }
}

async function fileOrNothing(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return undefined;
  }
}

function isThere(file: readonly [string, Uint8Array | undefined]): file is readonly [string, Uint8Array] {
  return file[1] !== undefined;
}
