import { newId } from '../../../kernel/id.ts';
import { askedYear, YearError } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { isAmiss } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { obligations } from '../queries/obligation-clock.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import { whatIsMissing } from '../queries/what-is-missing.ts';
import { mayReadFiledObligations, mayReviseObligationKinds } from '../rules/obligation-permissions.ts';
import { obligationSeeds } from '../rules/obligation-seeds.ts';
import { donorYear } from './donor-year.tsx';
import { requireClockReader } from './obligation-subject.ts';
import { obligationColumns } from './obligation-table.tsx';
import { legalToday } from './obligation-words.tsx';
import { YearView, yearFilterOf, yearNarrowings, yearPlace } from './year-view.tsx';

/** What the institute owes in a year; for the donor, what the institutes filed in it. */
export const show = async (page: Page) => {
  if (mayReadFiledObligations(page.actor) === true) return donorYear(page);
  const { id: institute } = requireClockReader(page);
  const today = legalToday();
  const asked = askedYear(page, today);
  const narrowings = yearNarrowings(page);
  const place = yearPlace(page);
  const filter = yearFilterOf(asked, narrowings);
  const { rows, missing, kinds } = await page.read(async (tx) => ({
    rows: await obligations(tx, institute, filter),
    missing: await whatIsMissing(tx, institute),
    kinds: await obligationKinds(tx, institute),
  }));
  const { words } = page;
  const isWrong = asked.wrong !== undefined || isAmiss(narrowings, [place]);
  const title = words.t('obligations.year-of', { year: String(filter.dueYear) });
  if (isListFile(page) && !isWrong)
    return listFile(page, title, obligationColumns(page, today, missing), rows);
  const codes = new Set(kinds.map(({ code }) => code));
  const isIncomplete = obligationSeeds.some(({ code }) => !codes.has(code));
  const view = (
    <Frame page={page} title={title}>
      <YearError words={words} asked={asked} narrowings={narrowings} beside={[place]} />
      <PageHead
        title={title}
        quiet={words.t('obligations.what-it-is')}
        actions={<ButtonLink href={paths.obligationKinds()}>{words.t('obligations.kinds')}</ButtonLink>}
      />
      <YearView
        page={page}
        today={today}
        asked={asked}
        filter={filter}
        narrowings={narrowings}
        place={place}
        rows={rows}
        missing={missing}
      >
        {isIncomplete && <Adoption page={page} />}
      </YearView>
    </Frame>
  );
  return isWrong ? invalid(view) : html(view);
};

/** The program brings kinds of obligation that the institute has not taken over. */
function Adoption({ page: { words, actor } }: { page: Page }) {
  return (
    <Notice
      kind="info"
      actions={
        mayReviseObligationKinds(actor) === true && (
          <PostButton kind="second" action={paths.adoptObligations()} commandId={newId()}>
            {words.t('obligations.adopt')}
          </PostButton>
        )
      }
    >
      {words.t('obligations.to-adopt')}
    </Notice>
  );
}
