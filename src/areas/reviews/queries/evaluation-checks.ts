import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { publicationDueOn, publicationRule, responseRule } from '../rules/evaluation-clock.ts';
import { orOfTheLaw } from '../rules/of-the-law.ts';
import type { EvaluationRow } from './evaluations.ts';

/** An evaluation with what the rules of its publication say: in time, and whole; the last day once the final version came. */
export type JudgedEvaluation = EvaluationRow & { dueOn: CalendarDay | null; check: Check; response: Check };

/** These evaluations, judged by the number that the rulebook had on the day of their receipt. One query for all. */
export const judgedEvaluations = (
  tx: Tx,
  instituteId: string,
  rows: readonly EvaluationRow[],
  today: CalendarDay,
): Promise<JudgedEvaluation[]> =>
  Promise.all(
    rows.map(async (row) => {
      const { receivedOn, publishedOn, firstSignedOn: signedOn } = row;
      const day = receivedOn ?? today;
      const known = (await parametersOn(tx, instituteId, [publicationRule.id], day)).get(publicationRule.id);
      const values = orOfTheLaw(publicationRule, known);
      const months = Number(values.get('months')?.value);
      return {
        ...row,
        dueOn: receivedOn && publicationDueOn(receivedOn, months),
        check: applyRule(publicationRule, { today, receivedOn, publishedOn, signedOn }, values, {
          day,
          exceptions: [],
        }),
        response: applyRule(responseRule, row, new Map(), { day, exceptions: [] }),
      };
    }),
  );
