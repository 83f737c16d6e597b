import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadRates } from '../areas/finance/commands/load-rates.ts';
import { rateNews } from '../areas/finance/queries/reference-rates.ts';
import { type RateFile, readRateFile } from '../areas/finance/rules/rate-file.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  institute: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const loadRatesVerb: Verb = {
  name: 'rates load',
  summary: 'Takes in published exchange rates: the ECB’s by day, or InforEuro’s by month',
  usage: `rates load FILE --institute CODE [--reason TEXT] [--dry-run] [--json]
       (--reason is needed where the file says another rate than what was loaded before)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [path, ...more] = positionals;
    const { institute: code, reason } = values;
    if (!path || more.length > 0 || !code) throw new UsageError('It takes one file and --institute');
    const text = await readText(path);
    if (text === undefined) {
      call.err(`${path}: it cannot be read`);
      return 2;
    }
    const file = readRateFile(text);
    if (!file || file.problems.length > 0 || file.rates.length === 0)
      return sayWrong(call, path, file, values.json);
    return inOffice(call.config, async ({ db }) => {
      const actor = await actingFor(db, code);
      const news = await db.read(actor, (tx) => rateNews(tx, actor.institute!.id, file.source, file.rates));
      if (!values['dry-run']) {
        const input = {
          source: file.source,
          rates: file.rates,
          fileName: basename(path),
          ...(reason ? { reason } : {}),
        };
        const done = await perform(db, actor, loadRates, newId(), input);
        if (!done.done) return sayRefusal(call, done);
      }
      const counts = { created: news.fresh.length, updated: news.different.length, unchanged: news.same };
      if (values.json)
        call.out(JSON.stringify({ source: file.source, rows: file.rates.length, ...counts, refused: [] }));
      else {
        if (values['dry-run']) call.out('Nothing was written; this is what loading would do:');
        call.out(`${counts.created} new, ${counts.updated} different, ${counts.unchanged} the same`);
      }
      return 0;
    });
  },
};

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Every line that cannot be taken, with the reason; nothing is written. */
const sayWrong = ({ out, err }: VerbCall, path: string, file: RateFile | undefined, json = false): 1 => {
  const words = wordsIn('en');
  const refused = (file?.problems ?? []).map(({ no, problem }) => ({
    line: no,
    reason: words.problem(problem),
  }));
  if (!file || refused.length === 0)
    refused.push({ line: 1, reason: words.problem({ key: 'finance.no-rate-file' }) });
  if (json) out(JSON.stringify({ created: 0, updated: 0, unchanged: 0, refused }));
  else for (const { line, reason } of refused) err(`${path}:${line}: ${reason}`);
  return 1;
};
