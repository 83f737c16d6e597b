import { existsSync } from 'node:fs';
import { installStandard, standardParts } from '../areas/publishing/xml/install-standard.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { installedStandard } from './standard-folder.ts';
import { UsageError, type Verb } from './verb.ts';

const options = { from: { type: 'string' }, json: { type: 'boolean' } } as const;

export const iatiStandardVerb: Verb = {
  name: 'iati standard',
  summary: 'Takes in the files of the IATI standard that files are checked by, or says which are here',
  usage: `iati standard [--from DIR] [--json]
       (DIR holds schemas/<version>/, rulesets/standard-<version>.json, codelists/nonembedded/ and
        codelists/embedded-<version>/, validator/codelist-rules.tsv, org-id/lists.json; what is there is
        taken as a whole or not at all, in place of what was here before)`,
  run: async ({ args, config, out, err }) => {
    const { values } = parseArgs({ args, options });
    const folder = installedStandard(config);
    if (values.from !== undefined) {
      if (!existsSync(values.from)) throw new UsageError(`There is no folder ${values.from}`);
      const installed = await installStandard(values.from, folder);
      if (!installed.ok) {
        err(`${values.from}: ${wordsIn('en').problem(installed.problem)}`);
        return 2;
      }
    }
    const parts = await standardParts(folder);
    if (values.json) out(JSON.stringify({ folder, parts }));
    else {
      out(existsSync(folder) ? folder : `Nothing was taken in yet; it would lie in ${folder}`);
      for (const { part, version, isThere } of parts)
        out(
          `  ${[part, version].join(' ').trim()}: ${isThere ? 'here' : 'missing, so that files are not checked by it'}`,
        );
    }
    return 0;
  },
};
