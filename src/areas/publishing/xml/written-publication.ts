import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { IatiActivity } from '../rules/iati-file.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';
import { writeIatiFile } from '../rules/write-activity.ts';
import { withheldHits } from './withheld-hits.ts';

type Written = {
  generatedAt: string;
  activities: IatiActivity[];
  withheldStrings: readonly WithheldString[];
};

/**
 * The bytes of a publication, once they were read again and nothing withheld stands in them; else the problem
 * `publishing.withheld-stands` (`text`, `at`, and how many `count` others), which only the office may read, and no bytes.
 */
export async function writtenPublication(publication: Written): Promise<Result<Uint8Array>> {
  const bytes = new TextEncoder().encode([...writeIatiFile(publication)].join(''));
  const [first, ...others] = await withheldHits(bytes, publication.withheldStrings);
  if (!first) return ok(bytes);
  const args = { text: first.text, at: first.at, count: others.length };
  return fail({ key: 'publishing.withheld-stands', args });
}
