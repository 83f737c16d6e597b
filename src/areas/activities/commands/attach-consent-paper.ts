import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import type { StoryRow } from '../queries/stories.ts';

type Paper = {
  people: number;
  kept?: { place: string; keeper: string } | undefined;
  file?: unknown;
  whyUploaded?: string | undefined;
  onBehalf?: unknown;
};

/** The signed paper of a consent, a list of persons: it says who consented, and nothing else does. */
export const attachConsentPaper = async (
  writing: Writing,
  { activityId, partnershipId, title }: StoryRow,
  { people, kept, file, whyUploaded, onBehalf }: Paper,
): Promise<string> => {
  const { value } = await within(writing, attachDocument, {
    subject: { kind: 'activity', id: activityId },
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
