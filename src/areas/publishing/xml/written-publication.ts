import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { IatiActivity } from '../rules/iati-file.ts';
import type { OrganisationAccount } from '../rules/organisation-account.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';
import { writeIatiFile } from '../rules/write-activity.ts';
import { writeOrganisationFile } from '../rules/write-organisation.ts';
import { withheldHits } from './withheld-hits.ts';

type Searched = { withheldStrings: readonly WithheldString[] };
type Written = Searched & { generatedAt: string; activities: IatiActivity[] };

/**
 * The bytes of a publication, once they were read again and nothing withheld stands in them; else the problem
 * `publishing.withheld-stands` (`text`, `at`, and how many `count` others), which only the office may read, and no bytes.
 */
export function writtenPublication(publication: Written): Promise<Result<Uint8Array>> {
  return searched([...writeIatiFile(publication)].join(''), publication);
}

/** The same of an organisation file. */
export function writtenOrganisation(
  file: Searched & { account: OrganisationAccount },
): Promise<Result<Uint8Array>> {
  return searched(writeOrganisationFile(file.account), file);
}

async function searched(text: string, { withheldStrings }: Searched): Promise<Result<Uint8Array>> {
  const bytes = new TextEncoder().encode(text);
  const [first, ...others] = await withheldHits(bytes, withheldStrings);
  if (!first) return ok(bytes);
  const args = { text: first.text, at: first.at, count: others.length };
  return fail({ key: 'publishing.withheld-stands', args });
}
