import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { judgedShift } from '../queries/shift-checks.ts';
import { ShiftChanges } from './shift-changes.tsx';
import { requireShiftReader, shiftOf, shiftTitle } from './shift-words.ts';

/** The request as it goes to the donor: what, why, before and after, and the articles; made to be printed. */
export const show = async (page: Page) => {
  const institute = requireShiftReader(page);
  const { shift, judged } = await page.read(async (tx) => {
    const found = await shiftOf(page, tx);
    return { shift: found, judged: await judgedShift(tx, institute, found) };
  });
  const { words } = page;
  return html(
    <Frame
      page={page}
      title={`${words.t('finance.shift-request')} · ${shiftTitle(words, shift)}`}
      crumbs={[{ label: shiftTitle(words, shift), href: paths.budgetShift({ id: shift.id }) }]}
      narrow
    >
      <PageHead
        kind={shiftTitle(words, shift)}
        title={words.t('finance.shift-request')}
        quiet={words.t('finance.shift-request-print')}
      />
      <DescriptionList
        rows={[
          { term: words.t('finance.programme'), value: shift.programme },
          { term: words.t('finance.kind'), value: words.t(`finance.shift-kind-${shift.kind}`) },
          { term: words.t('finance.shift-on'), value: words.dayLong(shift.on) },
          { term: words.t('results.reason'), value: shift.reason },
          { term: words.t('finance.shift-decree'), value: shift.decree },
        ]}
      />
      <ShiftChanges page={page} judged={judged} />
      <h2>{words.t('finance.shift-articles')}</h2>
      <CheckLines page={page} subject={undefined} checks={judged.checks} />
    </Frame>,
  );
};
