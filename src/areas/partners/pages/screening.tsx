import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { answerScreening } from '../commands/answer-screening.ts';
import { type LegalEnvironment, legalEnvironment } from '../queries/legal-environments.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import {
  type ScreeningAnswerRow,
  type ScreeningRow,
  screening,
  screeningAnswersOf,
} from '../queries/screenings.ts';
import { mayAnswerScreening, mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { answerVerdicts } from '../rules/screening-input.ts';
import { ScreeningAnswers } from './screening-answers.tsx';
import { ScreeningFacts } from './screening-facts.tsx';
import { partnerCrumbs, partnerOfRow } from './seen-partner.ts';

type Seen = {
  partner: PartnershipRow;
  row: ScreeningRow;
  answers: readonly ScreeningAnswerRow[];
  law: LegalEnvironment | null;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = { verdict: text, text };
  const submitted = await submit(page, answerScreening, readers, { screeningId: seen.row.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.screening({ id: seen.row.id }), 'partners.screening-answered');
};

const load = async (page: Page): Promise<Seen> => {
  const { row, partner } = await partnerOfRow(page, screening);
  const instituteId = page.actor.institute?.id;
  if (!instituteId) throw new NotFound();
  return page.read(async (tx) => {
    const answers = await screeningAnswersOf(tx, instituteId, partner.id);
    const law = partner.country
      ? await legalEnvironment(tx, instituteId, partner.country, row.screenedOn)
      : null;
    return { partner, row, law, answers: answers.filter(({ screeningId }) => screeningId === row.id) };
  });
};

const view = (page: Page, { partner, row, answers, law }: Seen, state: FormState) => {
  const { words, actor } = page;
  const title = words.t('partners.screening-of', { day: words.day(row.screenedOn) });
  const list = { label: words.t('partners.screenings'), href: paths.screenings({ id: partner.id }) };
  return (
    <Frame page={page} title={title} crumbs={[...partnerCrumbs(page, partner), list]}>
      <PageHead
        kind={partner.name}
        title={title}
        quiet={words.t('partners.said-by', { source: row.source })}
        actions={
          mayKeepScreenings(actor) === true && (
            <ButtonLink href={paths.correctScreening({ id: row.id })}>
              {words.t('partners.correct')}
            </ButtonLink>
          )
        }
      />
      {row.reason && <p>{words.t('partners.corrected-because', { reason: row.reason })}</p>}
      <ScreeningFacts page={page} row={row} country={partner.country} law={law} />
      <Card title={words.t('partners.screening-answers')} id="answer">
        <ScreeningAnswers page={page} answers={answers} />
        {mayAnswerScreening(actor) === true && <AnswerForm page={page} state={state} />}
      </Card>
    </Frame>
  );
};

function AnswerForm({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm page={page} state={state} buttons={[{ label: words.t('partners.answer') }]}>
      <RadioField
        {...field('verdict')}
        label={words.t('partners.answer-verdict')}
        options={answerVerdicts.map((value) => ({ value, label: words.t(`partners.answer-${value}`) }))}
      />
      <TextArea
        {...field('text')}
        label={words.t('partners.answer-text')}
        hint={words.t('partners.no-names')}
      />
    </PageForm>
  );
}
