import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readRuleset } from '../rules/ruleset-file.ts';
import { type CodelistCheck, codelistCheck } from './codelist-findings.ts';
import { type RulesetCheck, rulesetCheck } from './ruleset-findings.ts';
import { openSchema, type SchemaCheck } from './schema.ts';
import { readAgencies, readCodelistRules, readCodelists, textOf } from './standard-lists.ts';
import { XPathQuestions } from './xpath-questions.ts';

/** Where the files of the standard lie; the XSDs may lie elsewhere. Nothing is fetched. */
export type StandardFolders = { standardDir?: string | undefined; schemasDir?: string | undefined };

/** What a file of one version can be checked by; undefined is what was not there or could not be read. */
export type Standard = {
  schema: SchemaCheck | undefined;
  ruleset: RulesetCheck | undefined;
  codelists: CodelistCheck | undefined;
  agencies: ReadonlySet<string> | undefined;
};

const opened = new Map<string, Promise<Omit<Standard, 'schema'>>>();

/**
 * The standard of one version (2.01, 2.02, 2.03) for a kind of file, from a folder laid out as IATI's own
 * repositories: `schemas/<version>/`, `rulesets/standard-<version>.json`, `codelists/nonembedded/`,
 * `codelists/embedded-<version>/`, `validator/codelist-rules.tsv`, `org-id/lists.json`. Read once per program,
 * and again where another folder was put in its place.
 */
export async function openStandard(
  { standardDir, schemasDir }: StandardFolders,
  version: string,
  kind: string,
): Promise<Standard> {
  const schemas = schemasDir ?? (standardDir && join(standardDir, 'schemas'));
  const schema = schemas === undefined ? undefined : await openSchema(schemas, version, kind);
  if (standardDir === undefined) return { schema, ...NOTHING };
  const folder = await stat(standardDir).catch(() => undefined);
  const key = `${join(standardDir, version)} ${folder?.ino} ${folder?.mtimeMs}`;
  const rest = opened.get(key) ?? readRest(standardDir, version);
  opened.set(key, rest);
  return { schema, ...(await rest) };
}

const NOTHING = { ruleset: undefined, codelists: undefined, agencies: undefined };

async function readRest(folder: string, version: string): Promise<Omit<Standard, 'schema'>> {
  const xml = await import('libxml2-wasm');
  const [ruleset, rules, lists, agencies] = await Promise.all([
    textOf(join(folder, 'rulesets', `standard-${version}.json`)),
    readCodelistRules(folder, version),
    readCodelists(xml, folder, version),
    readAgencies(folder),
  ]);
  const read = ruleset === undefined ? undefined : readRuleset(ruleset);
  return {
    ruleset: read && rulesetCheck(read, new XPathQuestions(xml)),
    codelists: rules && lists && codelistCheck(rules, lists),
    agencies,
  };
}
