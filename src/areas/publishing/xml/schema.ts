import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { XmlDocument } from 'libxml2-wasm';
import { errorsOf, type Libxml } from './record-document.ts';

/** What the XSD says of a document; `xpath` is within the document that was checked. */
export type SchemaError = { message: string; xpath: string };

/** Checks a document; an empty list means that the XSD allows it. */
export type SchemaCheck = (document: XmlDocument) => SchemaError[];

const BESIDE = ['iati-common.xsd', 'xml.xsd'];
const opened = new Map<string, SchemaCheck>();

/**
 * The XSD of one version (2.01, 2.02, 2.03) and kind of file, from `<schemasDir>/<version>/` and from nowhere
 * else; undefined where its files are not there or are no schema. The same text is compiled once per program.
 */
export async function openSchema(
  schemasDir: string,
  version: string,
  kind: string,
): Promise<SchemaCheck | undefined> {
  const names = [`${kind}-schema.xsd`, ...BESIDE];
  const texts = await Promise.all(names.map((name) => fileOrNothing(join(schemasDir, version, name))));
  const files = names.map((name, index) => [name, texts[index]] as const);
  if (!files.every(isThere)) return undefined;
  const key = digestOf(files.map(([, text]) => text));
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
      return (document) => {
        try {
          validator.validate(document);
          return [];
        } catch (error) {
          return errorsOf(xml, error);
        }
      };
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

function digestOf(texts: readonly Uint8Array[]): string {
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text);
  return digest.digest('hex');
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
