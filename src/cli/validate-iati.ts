import { type Validation, type ValidationOptions, validateFile } from '../areas/publishing/xml/validate.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { standardFolders } from './standard-folder.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  standard: { type: 'string' },
  schemas: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const validateIatiVerb: Verb = {
  name: 'iati validate',
  summary: 'Says of IATI files what the official validator says: XSD, codelists, the standard ruleset',
  usage: `iati validate FILE ... [--standard DIR] [--schemas DIR] [--now MOMENT] [--json]
       (DIR holds the files of the standard; default: RELAIS_STANDARD, or what «iati standard» took in.
        --schemas DIR: a folder of XSDs for each version. --now: a day or moment to judge by instead of now.
        No publisher counts as registered, and no other file as known)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    if (positionals.length === 0) throw new UsageError('It takes one or more files');
    const folders = standardFolders(values, call.config);
    if (!folders.standardDir && !folders.schemasDir && !values.json)
      call.err(
        'No XSD here: files are checked without it. «relais iati standard --from DIR» takes the standard in',
      );
    const asked = { ...folders, ...(values.now === undefined ? {} : { now: momentOf(values.now) }) };
    const codes: number[] = [];
    for (const file of positionals) codes.push(await validateOne(call, file, asked, values.json === true));
    return Math.max(...codes);
  },
};

/** @throws UsageError where it is neither a day nor a moment. */
const momentOf = (text: string): Temporal.Instant => {
  try {
    return Temporal.Instant.from(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text);
  } catch {
    throw new UsageError(
      `--now ${text}: this is neither a day (2026-06-15) nor a moment (2026-06-15T09:00Z)`,
    );
  }
};

const validateOne = async (
  call: VerbCall,
  file: string,
  asked: ValidationOptions,
  json: boolean,
): Promise<number> => {
  const validated = await validateFile(file, { ...asked, file });
  if (!validated.ok) {
    call.err(`${file}: ${wordsIn('en').problem(validated.problem)}`);
    return 2;
  }
  if (json) call.out(JSON.stringify(validated.value));
  else sayFindings(call, validated.value);
  return validated.value.verdict === 'valid' ? 0 : 1;
};

const sayFindings = ({ out }: VerbCall, { file, verdict, summary, findings }: Validation): void => {
  const counts = Object.entries(summary).filter(([, count]) => count > 0);
  out([`${file}: ${verdict}`, ...counts.map(([severity, count]) => `${severity} ${count}`)].join(', '));
  for (const { id, severity, path, message } of findings)
    out(`  ${severity} ${id}${path ? ` ${path}` : ''}: ${message}`);
};
