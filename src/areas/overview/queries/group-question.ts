import type { FigureQuestion } from '../../../db/figure-question.ts';
import { reachedShares } from '../../activities/rules/reached-share.ts';
import { outcomeFacts } from './outcome-facts.ts';

/** Of each group for whom an outcome is, the share that was announced and the one that was reached, in per cent. */
export const groupQuestion: FigureQuestion = {
  name: 'groups-reached',
  axes: ['outcome'],
  most: 1,
  ofToday: 'outcome of activities, as they are planned today',
  narrows: ['outcome'],
  figures: ['announced', 'reached'],
  ask: async (tx, instituteId, { programmeId, narrowed, asOf }) => {
    const scope = { programmeId, outcomeId: narrowed?.outcomeId, withGroups: true, asOf };
    const outcomes = await outcomeFacts(tx, instituteId, scope);
    return {
      rows: outcomes.flatMap(({ code, groups }) =>
        reachedShares(groups?.announced ?? [], groups?.counted).map(
          ({ targetGroup, announced, reached }) => ({
            at: { outcome: code, group: targetGroup },
            figures: { announced, reached },
          }),
        ),
      ),
    };
  },
};
