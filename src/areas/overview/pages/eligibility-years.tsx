import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { EligibilityChecks } from '../../partners/pages/eligibility-verdicts.tsx';
import { registerOf } from '../../partners/pages/partner-words.ts';
import { type EligibilityOnDay, eligibilityThroughTime } from '../../partners/queries/eligibility-checks.ts';
import { whatWouldChange } from '../../partners/rules/regional-history.ts';
import { restingDecisions } from '../queries/resting-decisions.ts';
import { yearEnd } from '../rules/year-end.ts';
import { EligibilityByYear } from './eligibility-by-year.tsx';
import { RestingDecisionsCard } from './resting-decisions-card.tsx';
import type { ThroughYears } from './through-years.ts';
import { WhatWouldChange } from './what-would-change.tsx';

/** More years than any institute has kept. */
const mostYears = 60;

/** A regional body through the years: the verdict of each, what would turn it, and which decisions rest on it. */
export const show = async (page: Page) => {
  const institute = registerOf(page);
  const id = page.params.id ?? '';
  if (!isId(id)) throw new NotFound();
  const today = todayIn();
  const seen = await page.read(async (tx) => {
    const { body, history, onDay } = await eligibilityThroughTime(tx, institute.id, id);
    if (!body) throw new NotFound();
    if (!history || !onDay) return { body };
    const decisions = await restingDecisions(tx, institute.id, id);
    const first = history.links
      .map(({ from }) => yearOf(from))
      .reduce((a, b) => Math.min(a, b), yearOf(today));
    const years = Array.from(
      { length: Math.min(yearOf(today) - first + 1, mostYears) },
      (_, at) => yearOf(today) - at,
    );
    const days = [
      ...years.map((year) => yearEnd(year, today)),
      ...decisions.agreements.flatMap(({ signedOn }) => signedOn ?? []),
      ...decisions.activities.map(({ day }) => day),
      ...decisions.benefits.map(({ day }) => day),
    ];
    const judged = new Map<CalendarDay, EligibilityOnDay>();
    for (const day of new Set([today, ...days])) judged.set(day, await onDay(day));
    const now = judged.get(today);
    const change =
      now?.minimum === undefined
        ? undefined
        : whatWouldChange(history, today, { minimum: now.minimum, reading: now.reading });
    return { body, through: { years, judged, decisions, change } };
  });
  return html(view({ page, today, ...seen }));
};

type Props = {
  page: Page;
  today: CalendarDay;
  body: { id: string; name: string };
  through?: ThroughYears;
};

const view = ({ page, today, body, through }: Props) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('partners.eligibility-years')}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: body.name, href: paths.organisation({ id: body.id }) },
        { label: words.t('partners.eligibility'), href: paths.eligibility({ id: body.id }) },
      ]}
    >
      <PageHead kind={body.name} title={words.t('partners.eligibility-years')} quiet={words.dayLong(today)} />
      {!through && <EmptyState sentence={words.t('partners.only-regional')} />}
      {through && (
        <>
          <Card title={words.t('overview.verdict-today')}>
            <EligibilityChecks
              page={page}
              organisationId={body.id}
              checks={through.judged.get(today)?.checks ?? []}
            />
          </Card>
          <WhatWouldChange words={words} bodyId={body.id} change={through.change} />
          <EligibilityByYear words={words} bodyId={body.id} today={today} through={through} />
          <RestingDecisionsCard words={words} today={today} through={through} />
        </>
      )}
    </Frame>
  );
};
