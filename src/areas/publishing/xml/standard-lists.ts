import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CodelistRule } from './codelist-findings.ts';
import type { Libxml } from './record-document.ts';

/** Codes by codelist, withdrawn ones too: what was published with them stays valid. */
export type Codelists = ReadonlyMap<string, ReadonlySet<string>>;

/** What IATI publishes is far below this; a larger file in the folder is none of its lists. */
const MOST_BYTES = 20 * 1024 * 1024;

/** The codelists of a version: those embedded in it, and those that change at any time. Undefined without them. */
export async function readCodelists(
  xml: Libxml,
  folder: string,
  version: string,
): Promise<Codelists | undefined> {
  const lists = new Map<string, ReadonlySet<string>>();
  for (const part of ['nonembedded', `embedded-${version}`]) {
    const within = join(folder, 'codelists', part);
    const names = await readdir(within).catch(() => undefined);
    if (!names) return undefined;
    for (const name of names.filter((each) => each.endsWith('.xml')).sort()) {
      const codes = codesOf(xml, await textOf(join(within, name)));
      if (!codes) return undefined;
      lists.set(basename(name, '.xml'), codes);
    }
  }
  return lists;
}

/** Which place of a file must hold a code of which list, in a version; undefined where that is not there. */
export async function readCodelistRules(
  folder: string,
  version: string,
): Promise<CodelistRule[] | undefined> {
  const text = await textOf(join(folder, 'validator', 'codelist-rules.tsv'));
  const [head, ...rows] = (text ?? '').split(/\r?\n/).map((line) => line.split('\t'));
  const column = (name: string) => (head ?? []).indexOf(name);
  const names = ['iati_version', 'element', 'attribute', 'codelist', 'condition', 'rule_id', 'severity'];
  if (!names.every((name) => column(name) >= 0)) return undefined;
  const rules = rows.filter((row) => row[column('iati_version')] === version);
  return rules.map((row) => ({
    id: row[column('rule_id')] ?? '',
    severity: row[column('severity')] === 'warning' ? 'warning' : 'error',
    element: row[column('element')] ?? '',
    of: row[column('attribute')] ?? '',
    codelist: row[column('codelist')] ?? '',
    condition: row[column('condition')] ?? '',
  }));
}

/** The codes of the agencies that register organisations, of the confirmed ones; undefined without their list. */
export async function readAgencies(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const lists: unknown = JSON.parse((await textOf(join(folder, 'org-id', 'lists.json'))) ?? '');
    if (!Array.isArray(lists)) return undefined;
    const confirmed = lists.filter((each) => each?.confirmed === true && typeof each.code === 'string');
    return new Set(confirmed.map((each) => each.code as string));
  } catch {
    return undefined;
  }
}

/** The text of a file of the standard, undefined where it is not there or larger than any of them. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MOST_BYTES ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}

function codesOf(xml: Libxml, text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  try {
    const document = xml.XmlDocument.fromString(text, {
      option: xml.ParseOption.XML_PARSE_NO_XXE | xml.ParseOption.XML_PARSE_NONET,
    });
    try {
      const codes = document.find('/codelist/codelist-items/codelist-item/code');
      return new Set(codes.map((code) => code.content.trim()));
    } finally {
      document.dispose();
    }
  } catch (error) {
    if (error instanceof xml.XmlError) return undefined;
    throw error;
  }
}
