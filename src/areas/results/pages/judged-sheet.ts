import { conflict } from '../../../command/command.ts';
import { inputProblems } from '../../../command/input-problems.ts';
import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import { shownReport } from '../commands/write-report.ts';
import { judgedSubmission } from '../rules/judged-submission.ts';
import { type SubmissionInput, submissionInput } from '../rules/report-input.ts';
import type { LoadedReport } from './loaded-report.ts';

/** What of a sheet was left empty that no sheet may leave empty, or is longer than what is kept; by field of the command. */
export const unfitSheet = (given: object): FieldErrors => {
  const parsed = submissionInput.safeParse(given);
  return parsed.success ? {} : inputProblems(parsed.error);
};

/**
 * What is wrong with a sheet that the command cannot take as a whole (a number that cannot be read, nothing said of where the figures
 * come from), as the command would say it of the rest: nobody is sent back twice for one form. That another handed it in or
 * kept it meanwhile is told along with it.
 */
export const judgedSheet = (
  given: SubmissionInput,
  unfit: FieldErrors,
  { report, sheet, indicators, proposals }: LoadedReport,
) => {
  // What records were shown to come to is no field: where it is no number nobody typed it, and it is nothing to judge by.
  const figures = given.figures.map(({ fed, ...figure }, at) =>
    unfit[`figures.${at}.fed.proposed`] ? figure : { ...figure, fed },
  );
  const definitions = new Map(indicators.map((each) => [each.id, each]));
  const { errors } = judgedSubmission({ ...given, figures }, { sheet, definitions, proposals });
  const met = given.version === report.version ? undefined : conflict(report.version, shownReport(report));
  return { fields: joinErrors(unfit, errors), problem: met?.problem, conflict: met?.conflict };
};
