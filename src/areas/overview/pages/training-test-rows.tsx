import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import type { Description } from '../../../ui/description-list.tsx';
import type { ActivityAround } from '../queries/activity-around.ts';

/** What the test after a training came to: how many were tested, who passed, and the mean scores before and after. */
export const testRows = (
  words: Words,
  { detail, holding, tests }: Pick<ActivityAround, 'detail' | 'holding' | 'tests'>,
  mayKeep: boolean,
): Description[] => {
  const isAwaited = detail?.kind === 'A2' && detail.followUpTest && holding && tests.length === 0;
  const term = words.t('activities.record-test');
  if (isAwaited) return [{ term, value: words.t('activities.test-awaited') }];
  return tests.map(({ id, testedOn, testedBefore, testedAfter, passed, meanBefore, meanAfter }) => ({
    term,
    value: (
      <>
        {[
          words.t('activities.test-shown', { before: testedBefore, after: testedAfter }),
          passed !== null && words.t('activities.test-passed', { count: passed }),
          meanAfter !== null &&
            (meanBefore === null
              ? words.t('activities.test-mean', { after: meanAfter })
              : words.t('activities.test-means', { before: meanBefore, after: meanAfter })),
        ]
          .filter(Boolean)
          .join('; ')}{' '}
        {mayKeep && <a href={paths.correctTest({ id })}>{words.t('activities.correct-test')}</a>}
      </>
    ),
    note: words.day(testedOn),
  }));
};
