import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { seesPartnership } from '../../programmes/queries/partnerships-seen.ts';
import { openReviewInput } from '../rules/review-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { keepMinutes } from './keep-minutes.ts';

/** A progress review of an outcome begins: the day, who takes part, with a partner or in the house. */
export const openReview = defineCommand({
  name: 'open-review',
  version: 1,
  input: openReviewInput,
  may: mayKeepReviews,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const { outcomeId, partnershipId = null, year } = input;
    if (!(await outcomeById(tx, chain, outcomeId))) throw new NotFound();
    if (partnershipId && !(await seesPartnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    await tx
      .insertInto('progress_reviews')
      .values({
        institute_id: chain,
        id,
        outcome_id: outcomeId,
        partnership_id: partnershipId,
        year,
        entry_no: entryNo,
      })
      .execute();
    const said = await keepMinutes(writing, { reviewId: id, partnershipId }, input);
    return done(
      { id },
      { subject: { kind: 'review', id }, partnershipId, after: { outcomeId, year, ...said } },
    );
  },
});
