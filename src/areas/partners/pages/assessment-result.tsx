import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { RoundRow, SheetRow } from '../queries/assessments.ts';
import { gapsBetween, profileOf } from '../rules/assessment-profile.ts';
import { sidesAsked } from '../rules/assessment-visibility.ts';
import type { Asked, AskedGroup } from '../rules/questionnaire.ts';
import { type NamedProfile, ProfileChart } from './assessment-charts.tsx';
import { roundDay } from './assessment-words.ts';
import { SheetWords } from './sheet-words.tsx';

type Props = {
  page: Page;
  row: RoundRow;
  others: readonly RoundRow[];
  sheets: readonly SheetRow[];
  asked: Asked;
};

/** Radar and table side by side, another round or the other view laid over it, then what was said in words. */
export function AssessmentResult({ page, row, others, sheets, asked }: Props) {
  const { words } = page;
  const { groups } = asked;
  const compared = others.find(({ id }) => id === page.query.get('with'));
  const profiles = [row, ...(compared ? [compared] : [])].flatMap((each) =>
    profilesOf(page, each, sheets, groups),
  );
  const own = sidesAsked(row.kind).flatMap((side) =>
    sheets.filter((sheet) => sheet.roundId === row.id && sheet.side === side),
  );
  return (
    <>
      {others.length > 0 && (
        <Filters
          label={words.t('partners.compare')}
          action={paths.assessment({ id: row.id })}
          submit={words.t('partners.compare')}
        >
          <SelectField
            name="with"
            label={words.t('partners.compare-with')}
            optional=""
            value={compared?.id}
            placeholder={words.t('partners.compare-nothing')}
            options={others.map((each) => ({ value: each.id, label: roundDay(words, each) }))}
          />
        </Filters>
      )}
      <Card>
        <ProfileChart page={page} profiles={profiles} />
      </Card>
      {row.kind === 'tudep' && own.length === 2 && <Gaps page={page} sheets={own} groups={groups} />}
      {own.map((sheet) => (
        <SheetWords page={page} row={row} sheet={sheet} asked={asked} />
      ))}
    </>
  );
}

const profilesOf = (
  page: Page,
  row: RoundRow,
  sheets: readonly SheetRow[],
  groups: readonly AskedGroup[],
): NamedProfile[] =>
  sidesAsked(row.kind).flatMap((side) => {
    const sheet = sheets.find((each) => each.roundId === row.id && each.side === side);
    if (!sheet) return [];
    const day = roundDay(page.words, row);
    const label = row.kind === 'tudep' ? `${page.words.t(`partners.side-${side}`)}, ${day}` : day;
    return [{ label, axes: profileOf(row.kind, groups, sheet.answers.marks) }];
  });

/** An aid to a conversation: the two views in the order of the questionnaire, without colour or rank. */
function Gaps({
  page,
  sheets,
  groups,
}: {
  page: Page;
  sheets: readonly SheetRow[];
  groups: readonly AskedGroup[];
}) {
  const { words } = page;
  const of = (side: SheetRow['side']) =>
    profileOf('tudep', groups, sheets.find((sheet) => sheet.side === side)?.answers.marks ?? {});
  const gaps = gapsBetween(of('partner'), of('institute'));
  const said = (value: number) => words.number(Math.round(value * 10) / 10);
  return (
    <Card title={words.t('partners.worth-a-talk')} id="talk">
      <p>{words.t(gaps.length > 0 ? 'partners.worth-a-talk-what' : 'partners.nothing-apart')}</p>
      {gaps.length > 0 && (
        <ul>
          {gaps.map(({ item, partner, institute }) => (
            <li>
              {words.t('partners.two-views', {
                what: words.text(item.text),
                partner: said(partner),
                institute: said(institute),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
