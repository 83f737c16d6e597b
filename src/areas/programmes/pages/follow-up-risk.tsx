import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { followUpRisk } from '../commands/follow-up-risk.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { FollowUpFields, followUpReaders } from './risk-fields.tsx';
import { riskCrumbs, riskSubject } from './risk-subject.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: riskSubject,
  title: 'programmes.risk-follow-up',
  kind: (page, { risk }) => page.words.text(risk.text),
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ risk: { id } }) => paths.risk({ id }),
  open: ({ words }, { risk, programme }) => ({
    year: String(Math.min(yearOf(todayIn()), yearOf(programme.untilOn))),
    state: 'open',
    probability: String(risk.probability),
    impact: String(risk.impact),
    byFunction: risk.responsible ?? undefined,
    onDay: words.day(todayIn()),
  }),
  command: followUpRisk,
  readers: followUpReaders,
  extra: (_, { risk: { id } }) => ({ riskId: id }),
  fields: ({ page, state }) => <FollowUpFields page={page} state={state} />,
  notice: 'programmes.risk-followed-up',
});
