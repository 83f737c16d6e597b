import type { Localized } from '../../../kernel/localized.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { isOffered } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { isWritten } from '../rules/measured.ts';
import { namedAxes } from '../rules/named-axes.ts';
import type { TargetColumn } from '../rules/target-columns.ts';
import { unitText } from './figure-text.ts';
import type { TargetPlace } from './target-grid.ts';
import { plainNumber, ValueField } from './value-field.tsx';

type Props = {
  page: Page;
  state: FormState;
  indicator: IndicatorDefinition;
  cell: Cell;
  places: readonly TargetPlace[];
};

/** What is aimed at in one cell, a field a period. */
export function TargetCells({ page, state, indicator, cell, places }: Props) {
  const { words } = page;
  const name = ownCellText(words, cell, namedAxes(indicator)) || words.t('results.whole');
  const unit = unitText(words, indicator);
  const isWhole = Object.keys(cell).length === 0;
  return (
    <FieldGroup
      name={places[0]!.field.slice(0, places[0]!.field.lastIndexOf('.'))}
      label={unit && !isWritten(indicator) ? `${name} (${unit})` : name}
      hint={isWhole || isOffered(indicator, cell) ? undefined : words.t('results.target-not-counted')}
      numbers={!isWritten(indicator)}
    >
      {places.map((place) => (
        <Place page={page} state={state} indicator={indicator} place={place} />
      ))}
    </FieldGroup>
  );
}

type PlaceProps = Omit<Props, 'cell' | 'places'> & { place: TargetPlace };

function Place({ page, state, indicator, place: { field: name, column, standing: before } }: PlaceProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const standing = field(`${name}.standing`).value;
  const beside = before && before.value !== null ? words.text(before.text as Localized | null) : '';
  const common = { label: periodText(page, column), optional: '' };
  return (
    <>
      {standing && <HiddenField name={`${name}.standing`} value={standing} />}
      {isWritten(indicator) ? (
        <TextArea
          {...field(`${name}.text`)}
          {...common}
          hint={words.t('results.no-names')}
          lang={words.language}
          rows={2}
        />
      ) : (
        <ValueField
          {...field(`${name}.value`)}
          {...common}
          page={page}
          of={column.isShare ? plainNumber : indicator}
          hint={beside && words.t('results.words-go-with-value', { text: beside })}
        />
      )}
    </>
  );
}

/** A column of the grid in words. */
export const periodText = ({ words }: Page, { from, until, isMilestone, isShare }: TargetColumn): string => {
  if (isShare) return words.t('results.share-of-the-whole');
  if (isMilestone) return words.t('results.milestone-until', { day: words.day(until) });
  return from.slice(0, 4) === until.slice(0, 4) && from.endsWith('-01-01') && until.endsWith('-12-31')
    ? from.slice(0, 4)
    : `${words.day(from)} – ${words.day(until)}`;
};
