import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { recordTestInput, testProblems } from '../rules/training-test-input.ts';

/** What the test that follows a training (A2) came to: counts and means, no one's own result. */
export const recordTest = defineCommand({
  name: 'record-test',
  version: 1,
  input: recordTestInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { id = newId(), activityId, onBehalf, ...test }) => {
    const activity = await activityById(tx, chain, activityId);
    if (activity?.kind !== 'A2') throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const wrong = testProblems(activity, test, todayIn());
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('training_tests')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        tested_on: test.testedOn,
        tested_before: test.testedBefore,
        tested_after: test.testedAfter,
        passed: test.passed ?? null,
        mean_before: test.meanBefore ?? null,
        mean_after: test.meanAfter ?? null,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { ...test, enteredOnBehalf },
      },
    );
  },
});
