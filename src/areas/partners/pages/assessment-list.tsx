import { type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  type Narrowing,
  NarrowingFilters,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  keyOfRound,
  type RoundFilter,
  type RoundListState,
  type RoundRow,
  roundStates,
  roundsAPage,
} from '../queries/assessments.ts';
import { sidesAsked } from '../rules/assessment-visibility.ts';
import { questionnaireKinds } from '../rules/questionnaire.ts';
import { roundDay, visibilityTag } from './assessment-words.ts';

/** What the rounds are narrowed by. */
export const roundNarrowings = (page: Page): Narrowing[] => {
  const { words } = page;
  return [
    narrowing(
      page,
      'kind',
      words.t('partners.questionnaire'),
      questionnaireKinds.map((value) => ({ value, label: words.say(`partners.questionnaire-${value}`) })),
    ),
    narrowing(
      page,
      'state',
      words.t('partners.round-state'),
      roundStates.map((value) => ({ value, label: words.t(`partners.round-state-${value}`) })),
    ),
  ];
};

/** The same for the query. */
export const roundFilter = (narrowings: readonly Narrowing[], after: string | undefined): RoundFilter => {
  const { kind, state } = valuesOf(narrowings);
  return {
    kind: questionnaireKinds.find((each) => each === kind),
    state: roundStates.find((each) => each === state),
    after,
  };
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  listed: readonly RoundRow[];
};

/** The rounds, narrowed and paged as every list is. */
export function RoundList({ page, narrowings, beside, listed }: Props) {
  const { words, query } = page;
  const last = listed.length > roundsAPage ? listed[roundsAPage - 1] : undefined;
  const isNarrowed = query.size > 0;
  return (
    <>
      {(listed.length > 0 || isNarrowed) && (
        <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      )}
      <RoundTable page={page} rounds={listed.slice(0, roundsAPage)} isNarrowed={isNarrowed} />
      <ListPager page={page} after={last && keyOfRound(last)} />
      {listed.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </>
  );
}

const stateOf = ({ heldOn, withdrawal }: RoundRow): RoundListState => {
  if (withdrawal) return 'withdrawn';
  return heldOn ? 'held' : 'open';
};

const heldText = (words: Words, row: RoundRow): string =>
  row.heldOn ? words.day(row.heldOn) : words.t(`partners.round-state-${stateOf(row)}`);

const filedText = (words: Words, { kind, filed }: RoundRow): string =>
  sidesAsked(kind)
    .filter((side) => filed.includes(side))
    .map((side) => words.t(`partners.side-${side}`))
    .join(', ');

const nameText = (words: Words, row: RoundRow): string =>
  `${words.say(`partners.questionnaire-${row.kind}`)}, ${roundDay(words, row)}`;

type TableProps = { page: Page; rounds: readonly RoundRow[]; isNarrowed: boolean };

function RoundTable({ page: { words }, rounds, isNarrowed }: TableProps) {
  return (
    <Card>
      <DataTable
        caption={words.t('partners.assessments')}
        captionHidden
        empty={words.t(isNarrowed ? 'partners.no-such-round' : 'partners.no-assessments')}
        rows={rounds}
        columns={[
          {
            key: 'round',
            label: words.t('partners.round'),
            cell: (row) => <a href={paths.assessment({ id: row.id })}>{nameText(words, row)}</a>,
          },
          { key: 'held', label: words.t('partners.held-on'), cell: (row) => heldText(words, row) },
          { key: 'filed', label: words.t('partners.filed-by'), cell: (row) => filedText(words, row) },
          {
            key: 'seen',
            label: words.t('partners.answers-seen-by'),
            cell: (row) => {
              const { tone, label } = visibilityTag(words, row);
              return <Tag tone={tone}>{label}</Tag>;
            },
          },
        ]}
      />
    </Card>
  );
}

/** The same as a file: that rounds were held and who sees them; never an answer. */
export const roundFile = (page: Page, rounds: readonly RoundRow[]) => {
  const { words } = page;
  const columns: ListColumn<RoundRow>[] = [
    {
      label: words.t('partners.questionnaire'),
      value: (row) => words.say(`partners.questionnaire-${row.kind}`),
    },
    { label: words.t('partners.opened-on'), kind: 'day', value: (row) => row.openedOn },
    { label: words.t('partners.held-on'), kind: 'day', value: (row) => row.heldOn },
    {
      label: words.t('partners.round-state'),
      value: (row) => words.t(`partners.round-state-${stateOf(row)}`),
    },
    { label: words.t('partners.filed-by'), value: (row) => filedText(words, row) },
    { label: words.t('partners.answers-seen-by'), value: (row) => visibilityTag(words, row).label },
    { label: words.t('partners.withdraw-round-reason'), value: (row) => row.withdrawal?.reason },
  ];
  return listFile(page, words.t('partners.assessments'), columns, rounds);
};
