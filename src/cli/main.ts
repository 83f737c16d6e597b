import { readConfig } from '../config.ts';
import { migrateVerb } from './migrate.ts';
import { serveVerb } from './serve.ts';
import { UsageError, type Verb } from './verb.ts';

const verbs: readonly Verb[] = [serveVerb, migrateVerb];

/** Finds the verb, runs it, and turns what it throws into one line and an exit code. */
const main = async (words: string[]): Promise<number> => {
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  const err = (line: string) => void process.stderr.write(`${line}\n`);
  const verb = findVerb(words);
  if (!verb) {
    const asked = words.length === 0 || words[0] === '--help' || words[0] === 'help';
    (asked ? out : err)(
      asked ? overview() : `There is no verb «${words.slice(0, 2).join(' ')}»; «relais --help» lists them`,
    );
    return asked ? 0 : 2;
  }
  const args = words.slice(verb.name.split(' ').length);
  if (args.includes('--help')) {
    out(`${verb.summary}\n\nUsage: relais ${verb.usage}`);
    return 0;
  }
  try {
    return await verb.run({ args, config: readConfig(), out, err });
  } catch (error) {
    err(`relais ${verb.name}: ${(error as Error).message}`);
    if (error instanceof UsageError || isParseArgsError(error)) {
      err(`Usage: relais ${verb.usage}`);
      return 2;
    }
    if (process.env.RELAIS_DEBUG) err((error as Error).stack ?? '');
    return 1;
  }
};

const findVerb = (words: string[]): Verb | undefined =>
  verbs.find(({ name }) => name === words.slice(0, 2).join(' ')) ??
  verbs.find(({ name }) => name === words[0]);

const overview = (): string =>
  [
    'Usage: relais VERB [OPTION ...]',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`),
  ].join('\n');

/** `node:util` names its own errors; they are about how the verb was called. */
const isParseArgsError = (error: unknown): boolean =>
  String((error as { code?: string }).code ?? '').startsWith('ERR_PARSE_ARGS');

process.exitCode = await main(process.argv.slice(2));
