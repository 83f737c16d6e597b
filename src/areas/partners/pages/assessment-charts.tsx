import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import { RadarChart } from '../../../ui/radar-chart.tsx';
import type { RoundRow, SheetRow } from '../queries/assessments.ts';
import { groupMean, type ProfileAxis, profileOf } from '../rules/assessment-profile.ts';
import { type AskedGroup, marks, type QuestionnaireKind } from '../rules/questionnaire.ts';
import { roundDay } from './assessment-words.ts';

export type NamedProfile = { label: string; axes: readonly ProfileAxis[] };

/** One to four profiles laid over each other; the numbers around it are those of the table. */
export function ProfileChart({ page, profiles }: { page: Page; profiles: readonly NamedProfile[] }) {
  const { words } = page;
  const labels = (profiles[0]?.axes ?? []).map(({ item }, at) => `${at + 1} ${words.text(item.text)}`);
  return (
    <RadarChart
      title={words.t('partners.profile')}
      sentence={words.t('partners.profile-sentence', {
        views: profiles.map(({ label }) => label).join(', '),
      })}
      labels={labels}
      series={profiles.map(({ label, axes }) => ({ label, values: axes.map(({ value }) => value) }))}
      rim={marks.length}
      format={(value) => words.number(round(value))}
      table={{
        show: words.t('partners.profile-table'),
        head: words.t('partners.what-is-marked'),
        missing: '–',
      }}
    />
  );
}

type TrendProps = {
  page: Page;
  kind: QuestionnaireKind;
  groups: readonly AskedGroup[];
  rounds: readonly RoundRow[];
  sheets: readonly SheetRow[];
};

/** How filed rounds went over time: the three areas of a TUOC, the two views of a TUDEP. Nothing where fewer than two are seen. */
export function TrendChart({ page, kind, groups, rounds, sheets }: TrendProps) {
  const { words } = page;
  const held = rounds
    .filter((row) => row.kind === kind && row.heldOn !== null)
    .filter((row) => sheets.some(({ roundId, side }) => roundId === row.id && row.filed.includes(side)))
    .reverse();
  if (held.length < 2) return null;
  const marksOf = (row: RoundRow, side: SheetRow['side']) =>
    row.filed.includes(side)
      ? (sheets.find((sheet) => sheet.roundId === row.id && sheet.side === side)?.answers.marks ?? {})
      : {};
  const series =
    kind === 'tuoc'
      ? groups.map((group) => ({
          label: words.text(group.text),
          values: held.map((row) => groupMean(group, marksOf(row, 'partner'))),
        }))
      : (['partner', 'institute'] as const).map((side) => ({
          label: words.t(`partners.side-${side}`),
          values: held.map((row) => meanOf(profileOf(kind, groups, marksOf(row, side)))),
        }));
  return (
    <Card title={words.say(`partners.questionnaire-${kind}`)}>
      <LineChart
        title={words.t('partners.trend')}
        sentence={words.t('partners.trend-sentence', { count: held.length })}
        labels={held.map((row) => roundDay(words, row))}
        series={series}
        format={(value) => words.number(round(value))}
        table={{ show: words.t('partners.profile-table'), head: words.t('partners.round'), missing: '–' }}
      />
    </Card>
  );
}

const meanOf = (axes: readonly ProfileAxis[]): number | null => {
  const given = axes.flatMap(({ value }) => value ?? []);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0) / given.length;
};

const round = (value: number): number => Math.round(value * 10) / 10;
