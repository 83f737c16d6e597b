import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { codeNames } from '../../../page/code-names.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { correctCountryFact } from '../../rulebook/commands/correct-country-fact.ts';
import { CountryFactFields, countryFactReaders } from '../../rulebook/pages/country-fact-fields.tsx';
import { type CountryFact, countryFact } from '../../rulebook/queries/country-facts.ts';
import { countryFactKinds } from '../../rulebook/rules/rulebook-input.ts';
import { mayKeepRulebook } from '../../rulebook/rules/rulebook-permissions.ts';
import { activitiesOnFact } from '../queries/activities-on-fact.ts';
import { nothingRests, type Resting, RestingNote, restingOn } from './resting-note.tsx';

export const show = async (page: Page) => {
  const { fact, resting } = await load(page);
  const allowed = mayKeepRulebook(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const { country, kind, value, source, confidence, validFrom, validUntil } = fact;
  const state = filledForm({
    country,
    kind,
    value,
    source,
    confidence,
    validFrom: words.day(validFrom),
    validUntil: validUntil ? words.day(validUntil) : undefined,
  });
  return html(view(page, fact, state, resting));
};

export const save = async (page: Page) => {
  const { fact, resting } = await load(page, true);
  const readers = { ...countryFactReaders, neverWas: checkbox, version: wholeNumber, reason: text };
  const submitted = await submit(page, correctCountryFact, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, fact, submitted.state, resting));
  return redirect(paths.countryFacts(), 'rulebook.country-fact-kept');
};

const load = async (page: Page, newest = false): Promise<{ fact: CountryFact; resting: Resting }> => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  return page.read(async (tx) => {
    const fact = await countryFact(tx, institute.id, page.params.id ?? '', newest);
    if (!fact) throw new NotFound();
    const { country, kind, validFrom, validUntil } = fact;
    if (kind !== 'partner_country' || mayKeepRulebook(page.actor) !== true)
      return { fact, resting: nothingRests };
    const resting = await restingOn(tx, institute.id, { country }, (history) => ({
      ...history,
      partnerCountries: history.partnerCountries.filter(
        (period) => !(period.country === country && period.from === validFrom && period.until === validUntil),
      ),
    }));
    const activities = { country, count: await activitiesOnFact(tx, institute.id, fact) };
    return { fact, resting: { ...resting, activities } };
  });
};

const view = (page: Page, fact: CountryFact, state: FormState, resting: Resting) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('rulebook.correct-country-fact')}
      crumbs={[{ label: words.t('rulebook.country-facts'), href: paths.countryFacts() }]}
      narrow
    >
      <PageHead
        kind={`${words.country(fact.country)} · ${words.t(`rulebook.fact-kind-${fact.kind}`)}`}
        title={words.t('rulebook.correct-country-fact')}
        quiet={words.t('rulebook.correct-number-note')}
      />
      <RestingNote page={page} resting={resting} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, {
          'rulebook.fact-kind': countryFactKinds,
          'rulebook.confidence': ['read', 'recalled', 'guessed'],
        })}
        cancel={paths.countryFacts()}
      >
        <CountryFactFields page={page} state={state} />
        <TextField
          {...field('reason')}
          label={words.t('rulebook.reason')}
          hint={words.t('records.no-names')}
        />
        <CheckboxField
          name="neverWas"
          label={words.t('rulebook.never-was')}
          checked={Boolean(state.typed?.neverWas?.[0])}
        />
      </PageForm>
    </Frame>
  );
};
