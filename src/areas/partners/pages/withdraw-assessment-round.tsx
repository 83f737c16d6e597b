import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { withdrawAssessmentRound } from '../commands/withdraw-assessment-round.ts';
import type { RoundRow } from '../queries/assessments.ts';
import { mayKeepSheet, sideOf } from '../rules/assessment-permissions.ts';
import { canWithdrawRound } from '../rules/assessment-visibility.ts';
import { addressedRound, roundDay } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';

export const show = async (page: Page) => {
  const { row } = await addressedRound(page);
  const allowed = mayKeepSheet(page.actor, row);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (!canWithdrawRound(row, sideOf(page.actor, row)))
    throw new NotAllowed({ key: 'partners.round-not-withdrawn' });
  return html(view(page, row, freshForm()));
};

export const save = async (page: Page) => {
  const { row } = await addressedRound(page);
  const submitted = await submit(page, withdrawAssessmentRound, { reason: text }, { roundId: row.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.assessment({ id: row.id }), 'partners.round-withdrawn');
};

const view = (page: Page, row: RoundRow, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.withdraw-round');
  const questionnaire = words.say(`partners.questionnaire-${row.kind}`);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        ...partnerCrumbs(page, { id: row.partnershipId, name: row.partnerName }),
        { label: words.t('partners.assessments'), href: paths.assessments({ id: row.partnershipId }) },
        { label: questionnaire, href: paths.assessment({ id: row.id }) },
      ]}
      narrow
    >
      <PageHead kind={questionnaire} title={title} quiet={roundDay(words, row)} />
      <p>{words.t('partners.withdraw-round-what')}</p>
      <PageForm page={page} state={state} cancel={paths.assessment({ id: row.id })}>
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('partners.withdraw-round-reason')}
          hint={words.t('partners.no-names')}
          rows={3}
        />
      </PageForm>
    </Frame>
  );
};
