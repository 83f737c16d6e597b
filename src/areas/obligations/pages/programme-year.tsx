import { NotFound } from '../../../kernel/problem.ts';
import { askedYear, YearError } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { isAmiss } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { obligations } from '../queries/obligation-clock.ts';
import { whatIsMissing } from '../queries/what-is-missing.ts';
import { requireClockReader } from './obligation-subject.ts';
import { obligationColumns } from './obligation-table.tsx';
import { legalToday } from './obligation-words.tsx';
import { YearView, yearFilterOf, yearNarrowings, yearPlace } from './year-view.tsx';

/** What a programme owes in a year, with what its institute owes as a whole. */
export const show = async (page: Page) => {
  const { id: institute } = requireClockReader(page);
  const id = routeId(page);
  const today = legalToday();
  const asked = askedYear(page, today);
  const narrowings = yearNarrowings(page);
  const place = yearPlace(page);
  const filter = { ...yearFilterOf(asked, narrowings), programmeId: id };
  const { programme, rows, missing } = await page.read(async (tx) => ({
    programme: await programmeById(tx, institute, id),
    rows: await obligations(tx, institute, filter),
    missing: await whatIsMissing(tx, institute),
  }));
  if (!programme) throw new NotFound();
  const { words } = page;
  const isWrong = asked.wrong !== undefined || isAmiss(narrowings, [place]);
  const title = words.t('obligations.year-of', { year: String(filter.dueYear) });
  if (isListFile(page) && !isWrong)
    return listFile(page, `${programme.reference} ${title}`, obligationColumns(page, today, missing), rows);
  const view = (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('page.nav-programmes'), href: paths.programmes() },
        { label: programme.reference, href: paths.programme({ id }) },
      ]}
    >
      <YearError words={words} asked={asked} narrowings={narrowings} beside={[place]} />
      <PageHead
        title={title}
        kind={programme.reference}
        quiet={words.t('obligations.what-it-is')}
        actions={
          <ButtonLink href={withQuery(paths.obligations(), { year: String(filter.dueYear) })}>
            {words.t('obligations.whole-institute')}
          </ButtonLink>
        }
      />
      <ProgrammeTabs page={page} programmeId={programme.id} side="year" />
      <YearView
        page={page}
        today={today}
        asked={asked}
        filter={filter}
        narrowings={narrowings}
        place={place}
        rows={rows}
        missing={missing}
      />
    </Frame>
  );
  return isWrong ? invalid(view) : html(view);
};
