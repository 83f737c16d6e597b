import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { LeftAnswer } from '../queries/left-answers.ts';

/** A draft whose year a newer edition of the questionnaire holds for can move to it. */
export function NewerEdition({
  page: { words },
  sheetId,
  edition,
}: {
  page: Page;
  sheetId: string;
  edition: number;
}) {
  return (
    <Notice kind="info">
      {words.t('reviews.newer-edition', { edition: String(edition) })}{' '}
      <a href={paths.moveScoreSheet({ id: sheetId })}>{words.t('reviews.move-sheet')}</a>
    </Notice>
  );
}

type LeftProps = { page: Page; isFinal: boolean; left: readonly LeftAnswer[] };

/** What was answered before the sheet moved and is asked no longer: it stays to be read and is not filed. */
export function LeftAnswers({ page: { words }, isFinal, left }: LeftProps) {
  if (left.length === 0) return null;
  const title = words.t('reviews.answers-left');
  return (
    <Disclosure summary={title}>
      <DataTable
        caption={title}
        captionHidden
        rows={left}
        empty=""
        columns={[
          {
            key: 'text',
            label: words.t('reviews.question'),
            cell: (row) => words.text(isFinal ? row.finalText : row.text),
          },
          { key: 'edition', label: words.t('reviews.score-edition'), cell: ({ edition }) => String(edition) },
          {
            key: 'score',
            label: words.t('reviews.score'),
            cell: ({ score }) => score && words.t(`reviews.score-${score}`),
          },
          {
            key: 'story',
            label: words.t('reviews.score-story'),
            cell: ({ story }) => story && <p>{story}</p>,
          },
        ]}
      />
    </Disclosure>
  );
}
