import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId as freshId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { trainingTest } from '../queries/training-tests.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { testCorrection, testProblems } from '../rules/training-test-input.ts';

/** Another row takes the place of what a test came to, or none where there was no test. */
export const correctTest = defineCommand({
  name: 'correct-test',
  version: 1,
  input: testCorrection,
  may: mayKeepActivities,
  run: async (writing, { id, version, newId = freshId(), neverWas, reason, onBehalf, ...test }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await trainingTest(tx, chain, id, true);
    const activity = old && (await activityById(tx, chain, old.activityId));
    if (!old || !activity) throw new NotFound();
    const { id: _id, activityId, ...before } = old;
    const met = await metMeanwhile(writing, 'training_tests', { id, version }, before);
    if (met) return met;
    const wrong = neverWas ? {} : testProblems(activity, test, todayIn());
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    await tx
      .updateTable('training_tests')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    if (!neverWas)
      await tx
        .insertInto('training_tests')
        .values({
          institute_id: chain,
          id: newId,
          activity_id: activityId,
          partnership_id: partnershipId,
          tested_on: test.testedOn,
          tested_before: test.testedBefore,
          tested_after: test.testedAfter,
          passed: test.passed ?? null,
          mean_before: test.meanBefore ?? null,
          mean_after: test.meanAfter ?? null,
          replaces_id: old.id,
          correction_reason: reason,
          entered_on_behalf: enteredOnBehalf,
          entry_no: entryNo,
        })
        .execute();
    return done(
      { id: newId, activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before,
        after: neverWas ? { neverWas, reason, enteredOnBehalf } : { ...test, reason, enteredOnBehalf },
      },
    );
  },
});
