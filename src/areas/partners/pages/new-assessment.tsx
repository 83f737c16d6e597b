import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { openAssessmentRound } from '../commands/open-assessment-round.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayOpenRound } from '../rules/assessment-permissions.ts';
import { type QuestionnaireKind, questionnaireKinds } from '../rules/questionnaire.ts';
import { partnerOfRounds } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';

export const show = async (page: Page) => {
  const { partner } = await partnerOfRounds(page);
  if (openKinds(page, partner).length === 0) throw new NotAllowed({ key: 'problem.not-your-role' });
  return html(view(page, partner, freshForm()));
};

export const save = async (page: Page) => {
  const { partner } = await partnerOfRounds(page);
  const submitted = await submit(page, openAssessmentRound, { kind: text }, { partnershipId: partner.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.assessmentSheet({ id: submitted.value.id }), 'partners.round-opened');
};

const openKinds = (page: Page, { id }: PartnershipRow): QuestionnaireKind[] =>
  questionnaireKinds.filter((kind) => mayOpenRound(page.actor, { partnershipId: id, kind }) === true);

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const back = paths.assessments({ id: partner.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.new-assessment')}
      crumbs={[...partnerCrumbs(page, partner), { label: words.t('partners.assessments'), href: back }]}
      narrow
    >
      <PageHead kind={partner.name} title={words.t('partners.new-assessment')} />
      <PageForm
        page={page}
        state={state}
        cancel={back}
        buttons={[{ label: words.t('partners.begin-round') }]}
      >
        <RadioField
          {...fieldOf(page, state)('kind')}
          label={words.t('partners.questionnaire')}
          options={openKinds(page, partner).map((kind) => ({
            value: kind,
            label: words.say(`partners.questionnaire-${kind}`),
            hint: words.say(`partners.questionnaire-${kind}-hint`),
          }))}
        />
      </PageForm>
    </Frame>
  );
};
