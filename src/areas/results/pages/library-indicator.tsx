import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, NarrowingField, narrowedPage } from '../../../page/narrowing.tsx';
import { type Page, redirect } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { together } from '../queries/library-figures.ts';
import { type LibraryIndicator, libraryIndicatorById } from '../queries/library-indicators.ts';
import { type MeasuredUse, measuredUses } from '../queries/library-uses.ts';
import { outcomeChoices } from '../queries/outcome-choices.ts';
import { deviationsOf } from '../rules/library-deviation.ts';
import { librarySource } from '../rules/library-sources.ts';
import { mayDefineIndicators, mayKeepLibrary } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { countedYears } from './counted-years.tsx';
import { axesText, crossingsText, directionText, stepsText } from './definition-card.tsx';
import { entriesHref, indicatorHref, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { leftOutText } from './left-out-axes-field.tsx';
import { libraryFigures, libraryMoment } from './library-figures.ts';
import { LibraryFiguresCard, libraryFileColumns, libraryFileRows } from './library-figures-view.tsx';
import { outcomeNarrowing } from './outcome-options.ts';
import { tellsStates, UnapprovedNote } from './unapproved.tsx';
import { WayWarning } from './way-warning.tsx';

const load = (page: Page) =>
  page.read(async (tx) => {
    const institute = instituteOf(page);
    const library = await libraryIndicatorById(tx, institute, idOf(page));
    if (!library) throw new NotFound();
    const moment = await libraryMoment(page, tx, library.id);
    const outcomes = mayDefineIndicators(page.actor) === true ? await outcomeChoices(tx, institute) : [];
    return {
      library,
      asOf: moment.asOf,
      uses: await measuredUses(tx, institute, moment.uses, {
        asOf: moment.asOf,
        tellsStates: tellsStates(page),
      }),
      figures: await libraryFigures(page, tx, library, moment),
      outcome: outcomeNarrowing(page, outcomes, page.words.t('page.choose')),
    };
  });

type Loaded = Awaited<ReturnType<typeof load>>;

/** `?outcome=`: straight on to its new indicator, filled from here. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  const { value: chosen, wrong } = loaded.outcome;
  if (chosen) return redirect(withQuery(paths.newIndicator({ id: chosen }), { library: loaded.library.id }));
  const { narrowings, beside } = loaded.figures;
  if (!isListFile(page) || wrong !== undefined || isAmiss(narrowings, beside))
    return narrowedPage(view(page, loaded), [loaded.outcome, ...narrowings], beside);
  const name = page.words.text(loaded.library.title);
  return listFile(
    page,
    name,
    libraryFileColumns({ page, ...loaded }),
    libraryFileRows(loaded.figures),
    countedYears(page),
  );
};

const view = (page: Page, { library, asOf, uses, figures, outcome }: Loaded) => {
  const { words } = page;
  const { narrowings, beside } = figures;
  return (
    <Frame
      page={page}
      title={words.text(library.title)}
      crumbs={[{ label: words.t('results.library'), href: paths.indicatorLibrary() }]}
    >
      <NarrowingErrors words={words} narrowings={[outcome, ...narrowings]} beside={beside} />
      <PageHead
        kind={words.t('results.library')}
        title={words.text(library.title)}
        quiet={library.retiredOn ? words.t('results.retired') : undefined}
        actions={
          mayKeepLibrary(page.actor) === true && (
            <ButtonLink href={paths.editLibraryIndicator({ id: library.id })}>
              {words.t('results.edit-library-indicator')}
            </ButtonLink>
          )
        }
      />
      {(outcome.wrong || (outcome.options.length > 0 && !library.retiredOn)) && (
        <Filters
          label={words.t('results.use-in-outcome')}
          action={paths.libraryIndicator({ id: library.id })}
          submit={words.t('results.use-in-outcome')}
        >
          <NarrowingField words={words} of={outcome} />
        </Filters>
      )}
      <WayWarning
        page={page}
        definition={library}
        mend={
          mayKeepLibrary(page.actor) === true ? paths.editLibraryIndicator({ id: library.id }) : undefined
        }
      />
      <LibraryDefinition page={page} library={library} />
      {!isAmiss(narrowings, beside) && (
        <Uses page={page} library={library} uses={uses} on={figures.on} asOf={asOf} />
      )}
      <LibraryFiguresCard page={page} library={library} uses={uses} figures={figures} />
    </Frame>
  );
};

function LibraryDefinition({ page, library }: { page: Page; library: LibraryIndicator }) {
  const { words } = page;
  return (
    <Card id="definition" title={words.t('results.definition')}>
      <DescriptionList
        rows={[
          { term: words.t('results.key'), value: library.key },
          { term: words.t('results.description'), value: words.text(library.description) },
          { term: words.t('results.level'), value: words.t(`results.level-${library.level}`) },
          { term: words.t('results.measure'), value: words.say(`results.measure-${library.measure}`) },
          { term: words.t('results.scale'), value: stepsText(page, library.scale) },
          {
            term: words.t('results.direction'),
            value: directionText(page, library),
          },
          { term: words.t('results.over-time'), value: words.say(`results.over-time-${library.overTime}`) },
          {
            term: words.t('results.over-partners'),
            value: words.say(`results.over-partners-${library.overPartners}`),
          },
          { term: words.t('results.axes'), value: axesText(page, library.axes) },
          { term: words.t('results.crossings'), value: crossingsText(page, library) },
          { term: words.t('results.left-out-axes'), value: leftOutText(page, library) },
          { term: words.t('results.unit'), value: words.text(library.unit) },
          {
            term: words.t('results.source-of-verification'),
            value: words.text(library.sourceOfVerification),
          },
          {
            term: words.t('results.frequency'),
            value: library.frequency && words.say(`results.frequency-${library.frequency}`),
          },
          {
            term: words.t('results.library-source'),
            value: words.text(librarySource(library.source)),
            note: words.t(`results.confidence-${library.confidence}`),
          },
        ]}
      />
    </Card>
  );
}

type UsesProps = {
  page: Page;
  library: LibraryIndicator;
  uses: readonly MeasuredUse[];
  /** The day as of whose evening they are read, and its audit number. */
  on: CalendarDay | undefined;
  asOf: number | undefined;
};

/** Which programmes use it, what they reached together where that can be said, and in what their definition says something else today. */
function Uses({ page, library, uses, on, asOf }: UsesProps) {
  const { words } = page;
  const reached = uses.flatMap((use) => (use.figure ? [{ use, figure: use.figure }] : []));
  const total = together(library, uses, reached)[0]?.value ?? undefined;
  return (
    <Card id="uses" title={words.t('results.used-by')}>
      {on && <p class="quiet">{words.t('results.as-of-day', { day: words.day(on) })}</p>}
      <DataTable
        caption={words.t('results.used-by')}
        captionHidden
        rows={uses}
        empty={words.t('results.used-by-none')}
        columns={[
          {
            key: 'indicator',
            label: words.t('results.indicator'),
            cell: ({ id, code, title }) => (
              <a href={indicatorHref(id, { on })}>
                {code} {words.text(title)}
              </a>
            ),
            ...(total === undefined ? {} : { footer: words.t('results.total') }),
          },
          {
            key: 'value',
            label: words.t('results.actual'),
            numeric: true,
            cell: (use) =>
              use.figure && (
                <>
                  <a href={entriesHref(use.id, { breakdown: {} }, { asOf })}>
                    {figureText(words, use.figure.value, use) ||
                      words.t('results.entries', { count: use.figure.entries })}
                  </a>
                  <UnapprovedNote
                    words={words}
                    figure={use.figure}
                    href={unapprovedHref(use, { breakdown: {} }, { asOf })}
                  />
                </>
              ),
            ...(total === undefined ? {} : { footer: figureText(words, total, library) }),
          },
          {
            key: 'programme',
            label: words.t('results.programme'),
            cell: ({ programmeId, reference, outcome }) => (
              <>
                <a href={withQuery(paths.programme({ id: programmeId }), { on })}>{reference}</a> · {outcome}
              </>
            ),
          },
          {
            key: 'deviates',
            label: words.t('results.deviates'),
            cell: (use) =>
              deviationsOf(use, library)
                .map((field) => words.t(`results.${field}`))
                .join(', ') || words.t('results.as-in-library'),
          },
        ]}
      />
    </Card>
  );
}
