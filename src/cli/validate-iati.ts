import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Validation, validateFile } from '../areas/publishing/xml/validate.ts';
import type { Config } from '../config.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = { schemas: { type: 'string' }, json: { type: 'boolean' } } as const;

export const validateIatiVerb: Verb = {
  name: 'iati validate',
  summary: 'Says of IATI files whether they are well-formed, of a known version and allowed by its XSD',
  usage: `iati validate FILE ... [--schemas DIR] [--json]
       (DIR has a folder for each version; default: standard/schemas in the data folder, or RELAIS_STANDARD)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    if (positionals.length === 0) throw new UsageError('It takes one or more files');
    const schemasDir = schemaFolder(values.schemas, call.config);
    if (!schemasDir && !values.json)
      call.err(
        'No XSD here: files are checked without it. --schemas DIR names the folder of the standard’s schemas',
      );
    const codes: number[] = [];
    for (const file of positionals)
      codes.push(await validateOne(call, file, schemasDir, values.json === true));
    return Math.max(...codes);
  },
};

const schemaFolder = (given: string | undefined, config: Config): string | undefined => {
  if (given !== undefined) {
    if (!existsSync(given)) throw new UsageError(`There is no folder ${given}`);
    return given;
  }
  const standard = process.env.RELAIS_STANDARD;
  const folders = [...(standard ? [standard] : []), join(config.dataFolder, 'standard')];
  return folders.map((folder) => join(folder, 'schemas')).find((folder) => existsSync(folder));
};

const validateOne = async (
  call: VerbCall,
  file: string,
  schemasDir: string | undefined,
  json: boolean,
): Promise<number> => {
  const validated = await validateFile(file, { file, schemasDir });
  if (!validated.ok) {
    call.err(`${file}: ${wordsIn('en').problem(validated.problem)}`);
    return 2;
  }
  if (json) call.out(JSON.stringify(validated.value));
  else sayFindings(call, validated.value);
  return validated.value.verdict === 'valid' ? 0 : 1;
};

const sayFindings = ({ out }: VerbCall, { file, verdict, findings }: Validation): void => {
  out(`${file}: ${verdict}`);
  for (const { id, severity, path, message } of findings)
    out(`  ${severity} ${id}${path ? ` ${path}` : ''}: ${message}`);
};
