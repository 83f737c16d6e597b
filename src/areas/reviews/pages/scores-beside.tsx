import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { yearWords } from '../../programmes/pages/contribution-lines.tsx';
import type { ContributionRow } from '../../programmes/queries/frameworks.ts';
import type { MarkerRow } from '../../programmes/queries/markers.ts';

/** What other areas say of the programme that a criterion is judged by. */
export type ScoresBeside = { markers: readonly MarkerRow[]; contributions: readonly ContributionRow[] };

/** Aid to environment and the four Rio markers (vocabulary 1 of the OECD-DAC). */
export const environmentMarkers = ['2', '5', '6', '7', '8'];

type About = { page: Page; review: { outcomeId: string; programmeId: string } };

/** The markers that the outcome bears under these codes, with why. */
export function MarkerReasons({
  page: { words },
  review: { outcomeId, programmeId },
  rows,
  codes,
}: About & { rows: readonly MarkerRow[]; codes: readonly string[] }) {
  const own = rows.filter((row) => row.outcomeId === outcomeId && codes.includes(row.code));
  return (
    <>
      {own.length > 0 && (
        <ul>
          {own.map(({ code, significance, reason }) => (
            <li>
              {words.say(`programmes.marker-${code}`)}:{' '}
              {words.say(`programmes.marker-significance-${significance}`)}
              {reason && ` · ${words.text(reason)}`}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.programmeMarkers({ id: programmeId })}>{words.t('reviews.markers-of')}</a>
      </p>
    </>
  );
}

/** What the outcome, or the programme as a whole, contributes to strategic targets, and in the year that is scored. */
export function FrameworkContributions({
  page,
  review: { outcomeId },
  rows,
  year,
}: About & { rows: readonly ContributionRow[]; year: number }) {
  const { words } = page;
  const own = rows.filter((row) => row.outcomeId === null || row.outcomeId === outcomeId);
  return (
    <>
      {own.length > 0 && (
        <ul>
          {own.map((row) => {
            const then = row.years.find((each) => each.year === year);
            return (
              <li>
                <a href={paths.framework({ id: row.frameworkId })}>{row.targetCode}</a> {words.text(row.text)}
                {then && (
                  <p class="quiet">
                    {words.t('page.labelled', { label: String(year), value: yearWords(page, row, then) })}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <p>
        <a href={paths.frameworks()}>{words.t('reviews.frameworks-of')}</a>
      </p>
    </>
  );
}

export function HandOverLink({ page: { words } }: Pick<About, 'page'>) {
  return (
    <p>
      <a href={paths.partners()}>{words.t('reviews.hand-over-of')}</a>
    </p>
  );
}
