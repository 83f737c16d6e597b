import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { documentWith } from '../../records/queries/documents.ts';
import type { StoryRow } from '../queries/stories.ts';
import { storySubject } from '../rules/story-subject.ts';

type Paper = {
  people: number;
  kept?: { place: string; keeper: string; sha256?: string | undefined } | undefined;
  file?: unknown;
  whyUploaded?: string | undefined;
  onBehalf?: unknown;
};

/** The signed paper of a consent, a list of persons: it says who consented, and nothing else does. */
export const attachConsentPaper = async (
  writing: Writing,
  story: StoryRow,
  { people, kept, file, whyUploaded, onBehalf }: Paper,
): Promise<string> => {
  const { partnershipId, title } = story;
  const { value } = await within(writing, attachDocument, {
    subject: storySubject(story),
    ...(partnershipId ? { partnershipId } : {}),
    title,
    class: 'list_of_persons',
    file,
    kept: kept && { ...kept, headCount: people },
    whyUploaded,
    onBehalf,
  });
  return value.id;
};

/** Whether another paper is named, or begun to be. */
export const namesPaper = ({ kept, file, whyUploaded }: Omit<Paper, 'people'>): boolean =>
  Boolean(file || kept || whyUploaded);

/** The paper of a consent as it is corrected: the one that is named, or the same, of as many people as the consent. */
export const correctedPaper = async (
  writing: Writing,
  story: StoryRow,
  { paperId, ...said }: Paper & { paperId: string },
): Promise<string> => {
  if (namesPaper(said)) return attachConsentPaper(writing, story, said);
  const paper = await documentWith(writing.tx, writing.chain, paperId);
  if (!paper?.keptAt || !paper.keeper || paper.headCount === said.people) return paperId;
  const kept = { place: paper.keptAt, keeper: paper.keeper, sha256: paper.sha256 ?? undefined };
  return attachConsentPaper(writing, story, { ...said, kept });
};
