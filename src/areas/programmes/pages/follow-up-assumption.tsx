import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { followUpAssumption } from '../commands/follow-up-assumption.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AssumptionFields, assumptionReaders } from './assumption-fields.tsx';
import { assumptionCrumbs, assumptionSubject } from './assumption-subject.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: assumptionSubject,
  title: 'programmes.risk-follow-up',
  kind: (page, { statement }) => page.words.text(statement.text),
  crumbs: assumptionCrumbs,
  back: ({ statement: { id } }) => paths.assumption({ id }),
  open: ({ words }, { programme }) => ({
    year: String(Math.min(yearOf(todayIn()), yearOf(programme.untilOn))),
    onDay: words.day(todayIn()),
  }),
  command: followUpAssumption,
  readers: assumptionReaders,
  extra: (_, { statement: { id } }) => ({ statementId: id }),
  fields: ({ page, state }) => <AssumptionFields page={page} state={state} />,
  notice: 'programmes.risk-followed-up',
});
