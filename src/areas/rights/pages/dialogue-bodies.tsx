import { type ListColumn, listFile } from '../../../page/list-export.ts';
import { narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { type DialogueBodyRow, dialogueBodies } from '../queries/dialogue-bodies.ts';
import { dialogueLevels } from '../rules/dialogue-type.ts';
import { askedRights } from './rights-filters.ts';
import { RightsList } from './rights-list.tsx';
import { optionsOf, rightsOf } from './rights-page.ts';
import { seatsText } from './seats-text.ts';

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const { words } = page;
  const { asked, rows } = await page.read(async (tx) => {
    const asked = askedRights(page, {
      kind: { label: words.t('rights.level'), options: optionsOf(page, 'level', dialogueLevels) },
      partnerships: await partnershipChoices(tx, institute.id),
      hasDays: false,
    });
    const rows = await dialogueBodies(tx, institute.id, asked.filter);
    return { asked, rows };
  });
  if (asked.isFile) return listFile(page, words.t('rights.bodies'), fileColumns(page), rows);
  return narrowedPage(
    <RightsList
      page={page}
      here="bodies"
      what={words.t('rights.bodies-what')}
      add={{ label: words.t('rights.new-body'), href: paths.newDialogueBody() }}
      asked={asked}
      rows={rows}
      empty={words.t('rights.no-bodies')}
      columns={[
        {
          key: 'name',
          label: words.t('rights.body'),
          cell: (row) => <a href={paths.dialogueBody({ id: row.id })}>{row.title}</a>,
        },
        { key: 'country', label: words.t('rights.country'), cell: (row) => words.country(row.country) },
        { key: 'partner', label: words.t('rights.partnershipId'), cell: (row) => row.partner },
        { key: 'level', label: words.t('rights.level'), cell: (row) => words.t(`rights.level-${row.level}`) },
        {
          key: 'standing',
          label: words.t('rights.standing'),
          cell: (row) => words.t(`rights.standing-${row.standing}`),
        },
        { key: 'seats', label: words.t('rights.seats'), cell: (row) => seatsText(words, row) },
        {
          key: 'events',
          label: words.t('rights.events-held'),
          numeric: true,
          cell: (row) => words.number(row.events),
        },
      ]}
    />,
    asked.narrowings,
    asked.beside,
  );
};

const fileColumns = ({ words }: Page): ListColumn<DialogueBodyRow>[] => [
  { label: words.t('rights.name'), value: (row) => row.title },
  { label: words.t('rights.country'), value: (row) => words.country(row.country) },
  { label: words.t('rights.partnershipId'), value: (row) => row.partner },
  { label: words.t('rights.level'), value: (row) => words.t(`rights.level-${row.level}`) },
  { label: words.t('rights.standing'), value: (row) => words.t(`rights.standing-${row.standing}`) },
  { label: words.t('rights.seatsWomen'), kind: 'number', value: (row) => row.seatsWomen },
  { label: words.t('rights.seatsMen'), kind: 'number', value: (row) => row.seatsMen },
  { label: words.t('rights.seatsUnknown'), kind: 'number', value: (row) => row.seatsUnknown },
  { label: words.t('rights.events-held'), kind: 'number', value: (row) => row.events },
  { label: words.t('rights.source'), value: (row) => row.source },
];
