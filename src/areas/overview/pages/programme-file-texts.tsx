import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { outcomeEndText } from '../../programmes/pages/outcome-end-tag.tsx';
import type { FilePlace } from '../../programmes/rules/file-places.ts';
import { mayWriteFileText } from '../../programmes/rules/programme-permissions.ts';

type Props = { page: Page; programmeId: string; places: readonly FilePlace[] };

/** The function that was given it, and what else is known of who writes. */
const writerOf = (words: Words, { writerRole, responsible }: FilePlace): string =>
  [writerRole && words.t(`role.${writerRole}`), responsible].filter(Boolean).join(' · ');

const toneOf = { ready: 'ok', draft: 'info', missing: 'warn' } as const;

/** The same as it is taken along. */
export const fileTextColumns = ({ words }: Page): ListColumn<FilePlace>[] => [
  { label: words.t('programmes.outcome'), value: ({ outcome }) => outcome?.code },
  { label: words.t('programmes.file-section'), value: ({ title }) => words.text(title) },
  { label: words.t('programmes.state'), value: ({ state }) => words.t(`programmes.file-state-${state}`) },
  { label: words.t('programmes.file-words'), value: ({ text }) => words.text(text) },
  {
    label: words.t('programmes.file-writer'),
    value: (place) => writerOf(words, place),
  },
  { label: words.t('programmes.due-on'), kind: 'day', value: ({ dueOn }) => dueOn },
];

/** Each section of the programme and of its outcomes: what is written, by whom, until when. */
export function FileTextTable({ page, programmeId, places }: Props) {
  const { words } = page;
  const href = ({ outcome, sectionId: section }: FilePlace) =>
    outcome
      ? paths.outcomeFileText({ id: outcome.id, section })
      : paths.programmeFileText({ id: programmeId, section });
  return (
    <DataTable
      caption={words.t('programmes.file-sections')}
      captionHidden
      rows={places}
      group={({ outcome }) =>
        outcome
          ? [
              `${words.t('programmes.outcome')} ${outcome.code}`,
              outcome.end && outcomeEndText(page, outcome.end),
            ]
              .filter(Boolean)
              .join(' · ')
          : words.t('programmes.programme')
      }
      empty={words.t('programmes.file-no-sections')}
      columns={[
        {
          key: 'section',
          label: words.t('programmes.file-section'),
          cell: (place) =>
            mayWriteFileText(page.actor, place.writerRole) === true ? (
              <a href={href(place)}>{words.text(place.title)}</a>
            ) : (
              words.text(place.title)
            ),
        },
        {
          key: 'state',
          label: words.t('programmes.state'),
          cell: ({ state }) => <Tag tone={toneOf[state]}>{words.t(`programmes.file-state-${state}`)}</Tag>,
        },
        {
          key: 'text',
          label: words.t('programmes.file-words'),
          cell: ({ text }) =>
            words.text(text) && (
              <Disclosure summary={words.t('programmes.file-read')}>
                <p>{words.text(text)}</p>
              </Disclosure>
            ),
        },
        {
          key: 'who',
          label: words.t('programmes.file-writer'),
          cell: (place) => writerOf(words, place),
        },
        {
          key: 'due',
          label: words.t('programmes.due-on'),
          cell: ({ dueOn }) => dueOn && words.day(dueOn),
        },
      ]}
    />
  );
}
