import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { RoundRow, SheetRow } from '../queries/assessments.ts';
import type { Asked } from '../rules/questionnaire.ts';

type Props = { page: Page; row: RoundRow; sheet: SheetRow; asked: Asked };

/** Everything that one side marked and wrote, group by group; then, of a TUOC, its outlook and its plan. */
export function SheetWords({ page, row, sheet, asked }: Props) {
  const { words } = page;
  const { answers } = sheet;
  const isTuoc = row.kind === 'tuoc';
  const lines = asked.groups.flatMap((group) => group.items.map((item) => ({ group, item })));
  return (
    <Card title={isTuoc ? words.t('partners.in-words') : words.t(`partners.side-${sheet.side}`)}>
      <DataTable
        caption={words.t('partners.in-words')}
        captionHidden
        empty=""
        rows={lines}
        group={({ group }) =>
          [words.text(group.text), answers.remarks[group.code]].filter(Boolean).join(' · ')
        }
        columns={[
          {
            key: 'item',
            label: words.t('partners.what-is-marked'),
            cell: ({ item }) => words.text(item.text),
          },
          {
            key: 'mark',
            label: words.t('partners.mark'),
            numeric: true,
            cell: ({ item }) => answers.marks[item.code],
          },
          ...(isTuoc
            ? (['strengths', 'weaknesses'] as const).map((part) => ({
                key: part,
                label: words.t(`partners.${part}`),
                cell: ({ item }: (typeof lines)[number]) => answers[part][item.code],
              }))
            : []),
        ]}
      />
      {isTuoc && <Outlook page={page} sheet={sheet} factors={asked.factors} />}
    </Card>
  );
}

function Outlook({ page, sheet, factors }: { page: Page; sheet: SheetRow; factors: Asked['factors'] }) {
  const { words } = page;
  const { factors: said = {}, opportunities, threats, priorities, steps } = sheet.answers;
  const taken = steps.filter(({ what }) => what);
  return (
    <>
      {factors.length > 0 && (
        <DataTable
          caption={words.t('partners.from-outside')}
          empty=""
          rows={factors}
          columns={[
            { key: 'factor', label: words.t('partners.factor'), cell: ({ text }) => words.text(text) },
            {
              key: 'effect',
              label: words.t('partners.factor-effect'),
              cell: ({ code }) => {
                const effect = said[code]?.effect;
                return effect && words.say(`partners.effect-${effect}`);
              },
            },
            { key: 'words', label: words.t('partners.factor-words'), cell: ({ code }) => said[code]?.words },
          ]}
        />
      )}
      <DescriptionList
        rows={[
          { term: words.t('partners.opportunities'), value: opportunities },
          { term: words.t('partners.threats'), value: threats },
          { term: words.t('partners.priorities'), value: priorities },
        ]}
      />
      {taken.length > 0 && (
        <DataTable
          caption={words.t('partners.action-plan')}
          empty=""
          rows={taken}
          columns={[
            { key: 'what', label: words.t('partners.step-what'), cell: ({ what }) => what },
            { key: 'who', label: words.t('partners.step-who'), cell: ({ who }) => who },
            {
              key: 'until',
              label: words.t('partners.step-until'),
              cell: ({ untilOn }) => untilOn && words.day(untilOn),
            },
          ]}
        />
      )}
    </>
  );
}
