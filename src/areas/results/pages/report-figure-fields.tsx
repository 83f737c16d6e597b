import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldNotes, type FieldProps, fieldId } from '../../../ui/field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { FigureReview, ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import { proposalBeside, type SheetProposal, type SheetProposals } from '../queries/sheet-proposals.ts';
import { cellOf } from '../rules/breakdown-cells.ts';
import { isWhole } from '../rules/breakdown-sum.ts';
import type { Crossing } from '../rules/crossings.ts';
import { tellsCell } from '../rules/feed-input.ts';
import { isWritten, whyNotMeasured } from '../rules/measured.ts';
import { takesParts } from '../rules/measured-value.ts';
import { figureKey, indicatorPlace } from '../rules/report-figures.ts';
import { whyFixed } from '../rules/report-state.ts';
import { inAxisOrder } from '../rules/standard-axes.ts';
import { isWithoutCountry } from '../rules/undivided-figures.ts';
import { untoldCells } from '../rules/untold-cells.ts';
import { askedField, askedText } from './asked-fields.ts';
import { firstPartOf } from './at-figure-fields.ts';
import { OtherWay } from './changed-way-note.tsx';
import { crossingText } from './crossings-field.tsx';
import { FedFields, placedRecordsHref, type SheetPlace } from './fed-fields.tsx';
import { FedNote } from './fed-note.tsx';
import { answerText, figureText, unitText } from './figure-text.ts';
import { FigureWords } from './figure-words.tsx';
import { IndicatorMeaning } from './indicator-meaning.tsx';
import { answerField, cellChoices, fieldsOf, nothingField, standsField } from './report-typed.ts';
import { Said } from './said-of-figure.tsx';
import { indicatorTitle, type SheetPart } from './sheet-parts.ts';
import { UndividedNote } from './undivided-note.tsx';
import { plainNumber, ValueField } from './value-field.tsx';

type Props = {
  page: Page;
  state: FormState;
  indicator: IndicatorDefinition;
  part: SheetPart;
  sheet: ReportSheet;
  proposals: SheetProposals;
  place: SheetPlace;
};

/** One indicator of a sheet in one country: what it was and is to be, the whole, its cells, words, or why there is nothing. */
export function ReportFigureFields({ page, state, indicator, part, sheet, proposals, place }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const { country } = part;
  const here = { indicatorId: indicator.id, country };
  const figures = sheet.figures.filter((each) => indicatorPlace(each) === indicatorPlace(here));
  const whole = figures.find(isWhole);
  const unmeasured = whyNotMeasured(indicator);
  const keyOf = (cell: string) => figureKey({ ...here, breakdown: cellOf(cell) });
  const stands = (cell: string) => figures.some((each) => figureKey(each) === keyOf(cell));
  const cells = cellChoices(indicator, figures).filter((cell) => cell && (!unmeasured || stands(cell)));
  const isUndivided = isWithoutCountry(indicator, sheet);
  const source = proposals.get(keyOf(''))?.feed.source;
  const untold = new Set(
    (source ? untoldCells(source, indicator) : []).map((breakdown) => figureKey({ ...here, breakdown })),
  );
  const cellOfSheet = (cell: string) => {
    const figure = figures.find((each) => figureKey(each) === keyOf(cell));
    const beside = figure && proposalBeside(proposals, figure, isUndivided);
    const isUntold = untold.has(keyOf(cell));
    const reviews = sheet.reviews.filter(({ rowId }) => rowId === figure?.rowId);
    return { cell, country, figure, beside, isUntold, reviews, proposal: proposals.get(keyOf(cell)) };
  };
  const fieldsOfCell = (cell: string) => (
    <Cell page={page} state={state} indicator={indicator} place={place} {...cellOfSheet(cell)} />
  );
  const shown = new Set(['', ...cells].map((cell) => cellOfSheet(cell).figure));
  const isOpen = cells.some((cell) => isTouched(state, fieldsOf(here, cell)));
  return (
    <FieldGroup
      name={`row-${indicatorPlace(here)}`}
      label={indicatorTitle(page, indicator, { sheet, part })}
      hint={besideText(page, indicator, { ...sheet, country })}
    >
      {country === null && (!unmeasured || figures.length > 0) && (
        <HiddenField name={askedField(indicator.id)} value={askedText(indicator, place)} />
      )}
      <IndicatorMeaning page={page} indicator={indicator} />
      {country === null && <UndividedNote page={page} state={state} indicator={indicator} sheet={sheet} />}
      {figures
        .filter((figure) => !shown.has(figure))
        .map((figure) => (
          <Said
            page={page}
            label={ownCellText(words, figure.breakdown, indicator.axes)}
            reviews={sheet.reviews.filter(({ rowId }) => rowId === figure.rowId)}
          />
        ))}
      {unmeasured && <p>{words.problem(unmeasured)}</p>}
      {fieldsOfCell('')}
      {cells.length > 0 && (
        <Disclosure
          summary={words.t('results.cells')}
          open={isOpen || figures.some((each) => !isWhole(each))}
        >
          {cells.filter((cell) => !isCrossed(cell)).map(fieldsOfCell)}
          {[...Map.groupBy(cells.filter(isCrossed), axesCrossed)].map(([, crossed]) => (
            <Disclosure
              summary={crossingText(page, axesOf(crossed[0]!), indicator.axes)}
              open={crossed.some((cell) => stands(cell) || isTouched(state, fieldsOf(here, cell)))}
            >
              {source && !tellsCell(source, cellOf(crossed[0]!)) && (
                <p class="quiet">{words.t('results.records-tell-not-together')}</p>
              )}
              {crossed.map(fieldsOfCell)}
            </Disclosure>
          ))}
        </Disclosure>
      )}
      {!(whole && whyFixed(whole.state)) && !unmeasured && (
        <TextField
          {...field(nothingField(here))}
          label={words.t('results.nothing-to-report')}
          hint={words.t('results.no-names')}
          optional={words.t('page.optional')}
        />
      )}
    </FieldGroup>
  );
}

const axesOf = (cell: string) => inAxisOrder(Object.keys(cellOf(cell))) as Crossing;

const axesCrossed = (cell: string): string => axesOf(cell).join('+');

const isCrossed = (cell: string): boolean => axesOf(cell).length > 1;

const isTouched = ({ typed, errors }: FormState, field: string): boolean =>
  Object.keys(errors).some((name) => name.startsWith(`${field}.`)) ||
  Object.entries(typed ?? {}).some(([name, values]) => name.startsWith(`${field}.`) && values[0]);

type Besides = Pick<ReportSheet, 'before' | 'targets'> & { country: string | null };

/** Last period of the whole in this country, and target of the programme, in a line. */
export const besideText = (
  { words }: Page,
  indicator: IndicatorDefinition,
  { before, targets, country }: Besides,
): string => {
  const said = (key: 'results.last-period' | 'results.aimed-at', rows: ReportSheet['targets']) => {
    const textOf = key === 'results.aimed-at' ? figureText : answerText;
    const found = rows.find((row) => row.indicatorId === indicator.id && isWhole(row));
    return found
      ? words.t(key, {
          value: textOf(words, found.value, indicator),
          day: words.day(found.until as CalendarDay),
        })
      : '';
  };
  const here = before.filter((row) => row.country === country);
  return [said('results.last-period', here), said('results.aimed-at', targets)].filter(Boolean).join(' · ');
};

type CellProps = Omit<Props, 'sheet' | 'proposals' | 'part'> & {
  cell: string;
  country: string | null;
  figure: SheetFigure | undefined;
  proposal: SheetProposal | undefined;
  /** What records come to where the figure stands. */
  beside: SheetProposal | undefined;
  /** Whether the records that feed the indicator know other categories than this one. */
  isUntold: boolean;
  /** Of the figure as it stands. */
  reviews: readonly FigureReview[];
};

/** The fields of the whole or of a cell; a figure that was approved is only told. */
function Cell(props: CellProps) {
  const { page, state, indicator, cell, country, figure, proposal, beside, isUntold, place, reviews } = props;
  const { words } = page;
  const field = fieldOf(page, state);
  const name = fieldsOf({ indicatorId: indicator.id, country }, cell);
  const label = cell ? ownCellText(words, cellOf(cell), indicator.axes) : words.t('results.whole');
  if (figure && whyFixed(figure.state))
    return (
      <>
        <Said page={page} label={label} reviews={reviews} />
        <WhyFixed {...field(`${name}.${firstPartOf(figure, words.language)}`)} label={label} />
        <p>
          {label}: {answerText(words, figure.value, indicator) || words.text(figure.text ?? figure.comment)}{' '}
          <Tag tone="ok">{words.say(`results.figure-state-${figure.state}`)}</Tag>{' '}
          <FedNote page={page} figure={figure} proposal={beside} />
        </p>
      </>
    );
  const number = (part: 'value' | 'numerator' | 'denominator', more: { label: string; hint?: string }) => (
    <ValueField
      {...field(`${name}.${part}`)}
      {...more}
      page={page}
      of={part === 'value' ? { measure, scale } : plainNumber}
      optional=""
    />
  );
  if (!figure && whyNotMeasured(indicator)) return null;
  // A figure that stands is corrected as it was measured, whatever its indicator means since.
  const { measure, overPartners, scale } = figure ?? indicator;
  const parts = takesParts({ measure, overPartners });
  const hasValue = measure !== 'qualitative' && overPartners !== 'ratio';
  const stands = standsField(name);
  const labelled = (value: string) => words.t('page.labelled', { label, value });
  const inCell = (value: string) => (cell ? labelled(value) : value);
  const isTyped = (part: string) =>
    Object.entries(state.typed ?? {}).some(([key, [typed]]) => key.startsWith(`${name}.${part}.`) && typed);
  return (
    <>
      <Said page={page} label={label} reviews={reviews} />
      {figure && <OtherWay page={page} indicator={indicator} figure={figure} />}
      {figure && <HiddenField name={stands} value={state.typed?.[stands]?.[0] ?? figure.rowId} />}
      {parts && number('numerator', { label: labelled(words.t('results.numerator')) })}
      {parts && number('denominator', { label: labelled(words.t('results.denominator')) })}
      {hasValue &&
        number('value', {
          label: [label, unitOf(words, measure, indicator)].filter(Boolean).join(' '),
          ...(parts ? { hint: words.t('results.share-hint') } : {}),
        })}
      {hasValue && isUntold && <p class="quiet">{words.t('results.records-tell-others')}</p>}
      {hasValue && proposal && (
        <FedFields
          page={page}
          state={state}
          name={name}
          label={label}
          figure={figure}
          proposal={proposal}
          beside={beside}
          recordsHref={placedRecordsHref(indicator.id, place, {
            ...proposal,
            breakdown: cellOf(cell),
            country,
          })}
        />
      )}
      {figure?.state === 'returned' && (
        <TextField
          {...field(answerField(name))}
          label={inCell(words.t('results.answer-to-return'))}
          hint={words.t('results.answer-to-return-hint')}
          optional={words.t('page.optional')}
        />
      )}
      {(isWritten({ measure, scale }) || figure?.text || isTyped('text')) && (
        <FigureWords
          page={page}
          state={state}
          name={`${name}.text`}
          label={inCell(words.t('results.text'))}
          rows={3}
        />
      )}
      {(!cell || figure?.comment || isTyped('comment')) && (
        <FigureWords
          page={page}
          state={state}
          name={`${name}.comment`}
          label={inCell(words.t('results.comment'))}
          rows={2}
        />
      )}
    </>
  );
}

/** That a figure was changed which was approved meanwhile: told where it stands, as it has no field any more. */
function WhyFixed(told: FieldProps & { label: string }) {
  if (!told.error) return null;
  return (
    <div class="field wrong" id={fieldId(told.name)} role="note" aria-label={told.label} tabindex={-1}>
      <FieldNotes {...told} />
    </div>
  );
}

const unitOf = (words: Page['words'], measure: string, { unit }: IndicatorDefinition): string => {
  const text = unitText(words, { measure, unit });
  return text && `(${text})`;
};
