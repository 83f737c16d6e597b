import { dayOfEntryRows } from '../../../command/entry-no-on.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isOutsideControl } from '../../../kernel/under-control.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { AmissFields, isAmiss, NarrowingErrors } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { baselineOfCell } from '../queries/baselines.ts';
import { authorRows, type FigureAuthor } from '../queries/figure-authors.ts';
import { figureEntries } from '../queries/figure-entries.ts';
import { evidenceByRow, evidenceRows, type FigureEvidence } from '../queries/figure-evidence.ts';
import { type FigureScope, isOfProgramme } from '../queries/figure-scope.ts';
import { type FormulaPart, formulaParts, laterDay } from '../queries/formula-figures.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import { isUnapproved, statesOf } from '../queries/measurement-states.ts';
import { resultFigures } from '../queries/result-figures.ts';
import { heldBy } from '../queries/unapproved-figures.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { AsOfEntry } from './as-of-entry.tsx';
import { type AskedPlace, askedPlace, periodBeside } from './asked-place.tsx';
import { cellBeside } from './cell-beside.tsx';
import { CountedYears, countedYears } from './counted-years.tsx';
import { type EntriesProps, entryColumns, entryFileColumns } from './figure-entries-table.tsx';
import { entriesHref, indicatorHref, isAtPlace, placeText, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { FormulaTable } from './formula-table.tsx';
import { OutsideControl } from './outside-control.tsx';
import { targetLabel } from './target-text.ts';
import { onlyBeside, tellsStates, UnapprovedNote } from './unapproved.tsx';

export type FigureEntriesProps = EntriesProps &
  AskedPlace & {
    /** The day of the entry as of which they are read. */
    asOfDay: CalendarDay | null;
    /** Of the parts of a formula: it may count from a day on. */
    partScope: FigureScope;
    figure: CellFigure | undefined;
    target: CellFigure | undefined;
    /** The programme's own of this very cell. */
    baseline: { year: number; value: string | null } | undefined;
    /** Whether these are those alone that nobody approved yet, or that were returned. */
    isOnlyUnapproved: boolean;
    /** What a formula is made of, with what each comes to at the same place. */
    parts: readonly (FormulaPart & { figure: CellFigure | undefined })[];
  };

type Props = FigureEntriesProps;
type Asked = Omit<Props, 'page'>;

const aPage = 50;

/** What one figure is made of: its measurements, or the indicators that a formula works it out of. */
export const show = async (page: Page) => {
  const asked = await page.read((tx) => load(page, tx));
  const { narrowings, beside } = asked;
  if (isAmiss(narrowings, beside)) return invalid(amissView(page, asked));
  const props = { page, ...asked };
  if (!isListFile(page) || isOutsideControl(page.actor, asked.indicator.outcomeId)) return html(view(props));
  const name = `${page.words.t('results.figure-entries')} ${asked.indicator.code}`;
  return listFile(page, name, entryFileColumns(props), asked.entries, countedYears(page));
};

const load = async (page: Page, tx: Tx): Promise<Asked> => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const place = await askedPlace(page, tx);
  if (!place) throw new NotFound();
  const { indicator, at } = place;
  // Of what is measured, the entries below say it themselves.
  const tells = tellsStates(page);
  const scope = { ...place.scope, tellsStates: tells && indicator.formula !== null };
  const { versionId } = scope;
  const parts = indicator.formula === null ? [] : await formulaParts(tx, institute, indicator.id, scope.asOf);
  const figures = await resultFigures(tx, institute, { ...scope, indicatorIds: [id] }, [indicator]);
  const here = figures.measured.filter((cell) => isAtPlace(cell, at));
  const partScope = { ...scope, from: laterDay(scope.from, indicator.countsFrom) };
  const ofParts =
    parts.length > 0
      ? await resultFigures(tx, institute, { ...partScope, indicatorIds: parts.map((one) => one.id) }, parts)
      : undefined;
  const partsHere = ofParts?.measured.filter((cell) => isAtPlace(cell, at)) ?? [];
  const period = at.period ?? undefined;
  const made =
    indicator.formula === null
      ? await figureEntries(tx, institute, scope, { indicatorId: id, breakdown: at.breakdown, period })
      : [];
  const measurementIds = made.map((entry) => entry.id);
  const states = tells ? await statesOf(tx, institute, measurementIds, scope.asOf) : undefined;
  const only = onlyBeside(page, { isOffered: tells && indicator.formula === null });
  const isOnlyUnapproved = states !== undefined && only.value !== undefined;
  const entries = isOnlyUnapproved ? made.filter((entry) => isUnapproved(states.get(entry.id)!)) : made;
  const rowIds = entries.map(({ rowId }) => rowId);
  // An entry that was corrected since stands no more: the list begins at its beginning.
  const begin = placeBeside(page, isId);
  const known = [...figures.measured, ...figures.targets].map(({ breakdown }) => breakdown);
  return {
    ...{ ...place, scope },
    beside: [
      ...place.beside,
      ...cellBeside(page, indicator, known),
      await periodBeside(page, tx, place, figures.measured),
      only,
      begin,
    ],
    figure: here[0] && { ...here[0], ...(states?.size ? heldBy([...states.values()]) : {}) },
    partScope,
    // Both are the definition's in force.
    baseline:
      isOfProgramme(scope) && !versionId
        ? await baselineOfCell(tx, institute, id, { breakdown: at.breakdown, asOf: scope.asOf })
        : undefined,
    target: versionId
      ? undefined
      : figures.targets.find((cell) => cell.indicatorId === id && isAtPlace(cell, at)),
    parts: parts.map((part) => ({
      ...part,
      figure: partsHere.find(({ indicatorId }) => indicatorId === part.id),
    })),
    ...{ entries, states, isOnlyUnapproved },
    ...(await toldOf(tx, institute, rowIds, scope.asOf)),
  };
};

/** What hangs on these rows and who wrote them, by the row. */
const toldOf = async (tx: Tx, institute: string, rowIds: readonly string[], asOf: number | undefined) => {
  type Rows = { evidence: FigureEvidence; authors: FigureAuthor; days: { day: CalendarDay } };
  const { evidence, authors, days } = await together<Rows>(tx, {
    days: dayOfEntryRows(institute, asOf ?? null),
    evidence: evidenceRows(institute, rowIds, { withSheets: true, asOf }),
    authors: authorRows(institute, rowIds),
  });
  return {
    asOfDay: days[0]?.day ?? null,
    evidence: evidenceByRow(evidence),
    authors: new Map(authors.map((row) => [row.rowId, row])),
  };
};

/** Where the address says what cannot be meant, no figure of something else: what is wrong, and what there is to choose. */
const amissView = (page: Page, { indicator, scope, narrowings, beside }: Asked) => {
  const { words } = page;
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame
      page={page}
      title={words.t('results.figure-entries')}
      crumbs={[{ label: title, href: indicatorHref(indicator.id, scope) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead kind={words.t('results.figure-entries')} title={title} />
      <AmissFields page={page} narrowings={narrowings} beside={beside} />
    </Frame>
  );
};

const view = (props: Props) => {
  const { page, indicator, partners } = props;
  const { words } = page;
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame
      page={page}
      title={words.t('results.figure-entries')}
      crumbs={[{ label: title, href: indicatorHref(indicator.id, props.scope) }]}
    >
      <PageHead
        kind={words.t('results.figure-entries')}
        title={title}
        quiet={placeText(page, props, partners).join(' · ')}
      />
      {isOutsideControl(page.actor, indicator.outcomeId) ? (
        <OutsideControl page={page} outcomeId={indicator.outcomeId} />
      ) : (
        <Entries {...props} />
      )}
    </Frame>
  );
};

/** The figure, and what it is made of. */
function Entries(props: Props) {
  const { page, indicator, scope, at, figure, target, baseline, entries, parts } = props;
  const { words } = page;
  const first = entries.findIndex(({ rowId }) => rowId === queried(page, 'after')) + 1;
  const shown = entries.slice(first, first + aPage);
  const last = entries.length > first + aPage ? shown.at(-1) : undefined;
  return (
    <>
      <AsOfEntry page={page} asOf={scope.asOf} day={props.asOfDay} />
      <Figures
        items={[
          {
            label: words.t('results.actual'),
            value:
              figureText(words, figure?.value, indicator) ||
              words.t(
                figure && indicator.measure === 'qualitative' ? 'results.in-words' : 'results.no-value',
              ),
            note: figure && (
              <>
                {words.t('results.made-of', { entries: figure.entries, partners: figure.partners })}
                <UnapprovedNote
                  words={words}
                  figure={figure}
                  href={indicator.formula === null ? unapprovedHref(indicator, at, scope) : undefined}
                />
              </>
            ),
          },
          ...(baseline
            ? [
                {
                  label: words.t('results.baseline'),
                  value: figureText(words, baseline.value, indicator) || words.t('results.in-words'),
                  note: String(baseline.year),
                },
              ]
            : []),
          ...(target
            ? [{ label: targetLabel(page), value: figureText(words, target.value, indicator) }]
            : []),
        ]}
      />
      <CountedYears page={page} />
      {indicator.formula === null ? (
        <>
          <p class="quiet">{howTogether(props)}</p>
          {props.isOnlyUnapproved && (
            <p>
              {words.t('results.only-unapproved')}{' '}
              <a href={entriesHref(indicator.id, at, scope)}>{words.t('results.all-entries')}</a>
            </p>
          )}
          <DataTable
            caption={words.t('results.figure-entries')}
            captionHidden
            rows={shown}
            empty={words.t('results.no-measurements')}
            columns={entryColumns(props)}
          />
          <ListPager page={page} after={last?.rowId} />
          {entries.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
        </>
      ) : (
        <FormulaTable {...props} parts={parts} />
      )}
    </>
  );
}

const howTogether = ({ page: { words }, indicator }: Props): string =>
  [
    words.t('page.labelled', {
      label: words.t('results.over-time'),
      value: words.say(`results.over-time-${indicator.overTime}`),
    }),
    words.t('page.labelled', {
      label: words.t('results.over-partners'),
      value: words.say(`results.over-partners-${indicator.overPartners}`),
    }),
  ].join(' · ');
