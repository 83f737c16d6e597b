import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { openReview } from '../commands/open-review.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { MinutesFields, minutesReaders } from './minutes-fields.tsx';
import { outcomeCrumbs } from './review-subject.ts';

type Loaded = { outcome: OutcomeChoice; partnerships: readonly PartnershipChoice[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const today = todayIn();
  const state = filledForm({ year: String(yearOf(today)), heldOn: page.words.day(today) });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { ...minutesReaders, year: wholeNumber, partnershipId: text };
  const submitted = await submit(page, openReview, readers, { outcomeId: loaded.outcome.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.review({ id: submitted.value.id }), 'reviews.opened');
};

const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  const id = routeId(page);
  const { outcomes, partnerships } = await page.read(async (tx) => ({
    outcomes: await outcomeChoices(tx, institute),
    partnerships: await partnershipChoices(tx, institute),
  }));
  const outcome = outcomes.find((each) => each.id === id);
  if (!outcome) throw new NotFound();
  const allowed = mayKeepReviews(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { outcome, partnerships };
};

const view = (page: Page, { outcome, partnerships }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.new');
  const field = fieldOf(page, state);
  const of = { ...outcome, outcomeId: outcome.id, outcomeCode: outcome.code };
  return (
    <Frame page={page} title={title} crumbs={outcomeCrumbs(page, of)} narrow>
      <PageHead
        title={title}
        kind={outcome.programme}
        quiet={`${outcome.code} ${words.text(outcome.title)}`}
      />
      <Notice kind="info">{words.t('reviews.what-it-is')}</Notice>
      <PageForm page={page} state={state} cancel={paths.outcome({ id: outcome.id })}>
        <TextField
          {...field('year')}
          label={words.t('reviews.year')}
          hint={words.t('reviews.year-hint')}
          inputmode="numeric"
          width={8}
        />
        <SelectField
          {...field('partnershipId')}
          label={words.t('reviews.partner')}
          hint={words.t('reviews.partner-hint')}
          placeholder={words.t('reviews.in-house')}
          optional={words.t('page.optional')}
          options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <MinutesFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
