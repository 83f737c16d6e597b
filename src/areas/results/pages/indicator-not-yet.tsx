import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type OutcomeRow, outcomeById } from '../../programmes/queries/outcomes.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { indicatorKnownSince } from '../queries/known-since.ts';
import { instituteOf } from './address.ts';
import type { MomentAsked } from './as-of-field.tsx';
import { NotYetKnown } from './not-yet-known.tsx';
import { OutsideControl } from './outside-control.tsx';

/** An indicator of today as of a moment at which it was not on record. */
export type NotYet = {
  indicator: IndicatorDefinition;
  outcome: OutcomeRow;
  moment: MomentAsked;
  since: CalendarDay | null;
};

/** @throws NotFound where the reader sees no such indicator today, whatever moment was asked for. */
export const notYetKnown = async (page: Page, tx: Tx, id: string, moment: MomentAsked): Promise<NotYet> => {
  const institute = instituteOf(page);
  if (moment.asOf === undefined) throw new NotFound();
  const indicator = (await definitionsOf(tx, institute, [id])).get(id);
  const outcome = indicator && (await outcomeById(tx, institute, indicator.outcomeId));
  if (!outcome) throw new NotFound();
  return { indicator, outcome, moment, since: await indicatorKnownSince(tx, institute, id) };
};

/** By its name of today, with the field in which another day can be asked for. */
export const notYetView = (page: Page, { indicator, outcome, moment, since }: NotYet) => {
  const { words } = page;
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
        { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
      ]}
    >
      <PageHead kind={words.t('results.indicator')} title={title} />
      <OutsideControl page={page} outcomeId={outcome.id} />
      <NotYetKnown page={page} on={moment.on} asOf={moment.asOf} since={since} />
      <Filters label={words.t('results.as-of')} action={page.path} submit={words.t('results.show-figures')}>
        {moment.beside.map(({ field }) => field)}
      </Filters>
    </Frame>
  );
};
