import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type Eligibility, eligibility } from '../queries/eligibility-checks.ts';
import { isRegionalKind } from '../rules/organisation-input.ts';
import { EligibilityProof } from './eligibility-proof.tsx';
import { EligibilityChecks } from './eligibility-verdicts.tsx';
import { registerOf, today } from './partner-words.ts';

type Seen = Eligibility & { body: NonNullable<Eligibility['body']>; day: CalendarDay };

export const show = async (page: Page) => html(view(page, await load(page)));

const load = (page: Page): Promise<Seen> => {
  const institute = registerOf(page);
  const typed = page.query.get('on') ?? '';
  const day = calendarDay(typed) ?? readDay(typed, page.words.language) ?? today();
  return page.read(async (tx) => {
    const { body, ...proof } = await eligibility(tx, institute.id, page.params.id ?? '', day);
    if (!body) throw new NotFound();
    return { ...proof, body, day };
  });
};

const view = (page: Page, { body, day, checks, countries, names }: Seen) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('partners.eligibility')}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: body.name, href: paths.organisation({ id: body.id }) },
      ]}
    >
      <PageHead
        kind={body.name}
        title={words.t('partners.eligibility-question')}
        quiet={words.dayLong(day)}
        actions={
          isRegionalKind(body.kind) && (
            <ButtonLink href={paths.eligibilityYears({ id: body.id })}>
              {words.t('partners.eligibility-years')}
            </ButtonLink>
          )
        }
      />
      {!isRegionalKind(body.kind) && <EmptyState sentence={words.t('partners.only-regional')} />}
      {isRegionalKind(body.kind) && (
        <>
          <Filters
            label={words.t('partners.eligibility-on')}
            action={paths.eligibility({ id: body.id })}
            submit={words.t('partners.look')}
          >
            <DayField
              name="on"
              label={words.t('partners.eligibility-on')}
              hint={words.t('page.day-hint')}
              optional=""
              value={words.day(day)}
            />
          </Filters>
          <Card>
            <EligibilityChecks page={page} organisationId={body.id} checks={checks} />
          </Card>
          <EligibilityProof page={page} countries={countries} names={names} />
        </>
      )}
    </Frame>
  );
};
