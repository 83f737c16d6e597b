import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { askedDayBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type FieldBeside, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type Eligibility, eligibility } from '../queries/eligibility-checks.ts';
import { isRegionalKind } from '../rules/organisation-input.ts';
import { EligibilityProof } from './eligibility-proof.tsx';
import { EligibilityChecks } from './eligibility-verdicts.tsx';
import { registerOf, today } from './partner-words.ts';

type Seen = Eligibility & { body: NonNullable<Eligibility['body']>; day: CalendarDay };

export const show = async (page: Page) => {
  const on = askedDayBeside(page, { name: 'on', label: page.words.t('partners.eligibility-on') });
  return narrowedPage(view(page, on, await load(page, on.value ?? today())), [], [on]);
};

const load = (page: Page, day: CalendarDay): Promise<Seen> => {
  const institute = registerOf(page);
  return page.read(async (tx) => {
    const { body, ...proof } = await eligibility(tx, institute.id, page.params.id ?? '', day);
    if (!body) throw new NotFound();
    return { ...proof, body, day };
  });
};

const view = (page: Page, on: FieldBeside, { body, day, checks, countries, names }: Seen) => {
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
      <NarrowingErrors words={words} narrowings={[]} beside={[on]} />
      <PageHead
        kind={body.name}
        title={words.t('partners.eligibility-question')}
        quiet={on.error === undefined && words.dayLong(day)}
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
            {on.field}
          </Filters>
          {on.error === undefined && (
            <>
              <Card>
                <EligibilityChecks page={page} organisationId={body.id} checks={checks} />
              </Card>
              <EligibilityProof page={page} countries={countries} names={names} />
            </>
          )}
        </>
      )}
    </Frame>
  );
};
