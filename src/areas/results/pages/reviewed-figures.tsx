import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { FigureWarning } from '../queries/figure-warnings.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { FigureReview, ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import { proposalBeside } from '../queries/sheet-proposals.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { isToApprove, whyFixed } from '../rules/report-state.ts';
import { FedNote } from './fed-note.tsx';
import { FigureBeside } from './figure-beside.tsx';
import { answerText } from './figure-text.ts';
import type { LoadedReport } from './loaded-report.ts';
import { besideText } from './report-figure-fields.tsx';
import { saidFigure } from './report-figures.tsx';
import { indicatorTitle, type SheetPart } from './sheet-parts.ts';

type ReviewedProps = {
  page: Page;
  loaded: LoadedReport & { warnings: readonly FigureWarning[] };
  state: FormState;
  indicator: IndicatorDefinition;
  part: SheetPart;
};

/** One indicator in one country: its figures, or why there is none. */
export function Reviewed({ page, loaded, state, indicator, part }: ReviewedProps) {
  const { sheet } = loaded;
  const { country } = part;
  const place = indicatorPlace({ indicatorId: indicator.id, country });
  const isHere = (each: { indicatorId: string; country: string | null }) => indicatorPlace(each) === place;
  return (
    <FieldGroup
      name={`row-${place}`}
      label={indicatorTitle(page, indicator, { sheet, part })}
      hint={besideText(page, indicator, { ...sheet, country })}
    >
      {sheet.nothing.filter(isHere).map(({ reason }) => (
        <p>
          {page.words.t('results.nothing-to-report')} {reason}
        </p>
      ))}
      {sheet.figures.filter(isHere).map((figure) => (
        <Figure page={page} loaded={loaded} state={state} indicator={indicator} part={part} figure={figure} />
      ))}
    </FieldGroup>
  );
}

/** The return of the row in whose place the figure came. */
const returnOf = ({ replacesId }: SheetFigure, { reviews }: ReportSheet): FigureReview | undefined =>
  reviews.find(({ rowId, kind }) => kind === 'returned' && rowId === replacesId);

type FigureProps = ReviewedProps & { figure: SheetFigure };

/** One figure as the officer reads it: the value, the same cell before, what the rules say, and the way to return it. */
function Figure({ page, loaded, state, indicator, part, figure }: FigureProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const label = ownCellText(words, figure.breakdown, indicator.axes) || words.t('results.whole');
  const before = loaded.sheet.before.find(
    (row) =>
      indicatorPlace(row) === indicatorPlace(figure) &&
      JSON.stringify(row.breakdown) === JSON.stringify(figure.breakdown),
  );
  const cameBack = returnOf(figure, loaded.sheet);
  const answer = cameBack && figure.correctionReason !== cameBack.comment ? figure.correctionReason : null;
  return (
    <>
      <p>
        {label}: <b>{saidFigure(page, indicator, figure)}</b>{' '}
        {cameBack && (
          <span class="quiet">
            ({words.t('results.was-when-returned', { value: saidFigure(page, indicator, cameBack.said) })}){' '}
          </span>
        )}
        {before && <span class="quiet">({answerText(words, before.value, indicator)}) </span>}
        {figure.state !== 'submitted' && (
          <Tag tone={figure.state === 'restated' ? 'info' : 'ok'}>
            {words.say(`results.figure-state-${figure.state}`)}
          </Tag>
        )}
        <FedNote
          page={page}
          figure={figure}
          proposal={proposalBeside(loaded.proposals, figure, part.key === 'undivided')}
        />
      </p>
      {answer && <p>{words.t('results.answered-return', { answer })}</p>}
      <FigureBeside page={page} indicator={indicator} figure={figure} reviews={loaded.sheet.reviews} />
      {loaded.warnings
        .filter(({ id }) => id === figure.id)
        .map(({ sentence }) => (
          <Notice kind="warning">{words.problem(sentence)}</Notice>
        ))}
      {(!whyFixed(figure.state) || isTyped(state, figure)) && (
        <CheckboxField
          {...field(`return.${figure.id}`)}
          value="on"
          checked={state.typed?.[`return.${figure.id}`]?.[0] === 'on'}
          label={`${words.t('results.return-figure')} (${label})`}
        />
      )}
      {(isToApprove(figure) || isTyped(state, figure)) && (
        <TextField
          {...field(`comment.${figure.id}`)}
          label={words.t('results.return-why')}
          hint={words.t('results.no-names')}
          optional=""
        />
      )}
    </>
  );
}

const isTyped = ({ typed }: FormState, { id }: SheetFigure): boolean =>
  Boolean(typed?.[`return.${id}`]?.[0] || typed?.[`comment.${id}`]?.[0]?.trim());
