import type * as z from 'zod/mini';
import type { Writing } from '../../../command/command.ts';
import type { postShareInput } from '../rules/post-input.ts';

type Said = Omit<z.infer<typeof postShareInput>, 'id' | 'postId'>;
type Place = {
  id: string;
  postId: string;
  partnershipId: string | null;
  /** The row that it takes the place of, and why. */
  replaces?: { id: string; reason: string };
};

/** Writes one share of a post's time; returns what was said, for the trail. */
export const keepPostShare = async (
  { tx, chain, entryNo }: Writing,
  { id, postId, partnershipId, replaces }: Place,
  { fromOn, untilOn, funder, sharePercent, source }: Said,
) => {
  await tx
    .insertInto('post_shares')
    .values({
      institute_id: chain,
      id,
      post_id: postId,
      partnership_id: partnershipId,
      from_on: fromOn,
      until_on: untilOn,
      funder,
      share_percent: sharePercent,
      source,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { fromOn, untilOn, funder, sharePercent, source };
};
