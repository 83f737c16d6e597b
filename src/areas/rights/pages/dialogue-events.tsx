import { type ListColumn, listFile } from '../../../page/list-export.ts';
import { narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { type DialogueEventRow, dialogueEvents } from '../queries/dialogue-events.ts';
import type { RightsSort } from '../queries/list-page.ts';
import { dialogueClass, dialogueClasses, dialogueType } from '../rules/dialogue-type.ts';
import { kindsPresent } from '../rules/party.ts';
import { askedRights } from './rights-filters.ts';
import { RightsList, sortLinks } from './rights-list.tsx';
import { namesOf, optionsOf, rightsOf } from './rights-page.ts';

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const { words } = page;
  const { asked, rows } = await page.read(async (tx) => {
    const asked = askedRights(page, {
      kind: { label: words.t('rights.counted-as'), options: optionsOf(page, 'class', dialogueClasses) },
      partnerships: await partnershipChoices(tx, institute.id),
    });
    const rows = await dialogueEvents(tx, institute.id, asked.filter);
    return { asked, rows };
  });
  if (asked.isFile) return listFile(page, words.t('rights.dialogue'), fileColumns(page), rows);
  const sort = asked.filter.sort ?? 'date';
  return narrowedPage(
    <RightsList
      page={page}
      here="dialogue"
      what={words.t('rights.dialogue-what')}
      add={{ label: words.t('rights.new-event'), href: paths.newDialogueEvent() }}
      asked={asked}
      rows={rows}
      columns={columns(page, sort)}
      empty={words.t('rights.no-events')}
    />,
    asked.narrowings,
    asked.beside,
  );
};

const typeOf = ({ parties, withPartner }: DialogueEventRow) =>
  dialogueType(kindsPresent(parties, withPartner));

const classOf = ({ parties, withPartner, level }: DialogueEventRow) =>
  dialogueClass(kindsPresent(parties, withPartner), level);

const columns = (page: Page, sort: RightsSort): Column<DialogueEventRow>[] => {
  const { words } = page;
  const links = sortLinks(page, sort);
  return [
    {
      key: 'title',
      label: words.t('rights.event'),
      ...links.title,
      cell: (row) => (
        <>
          <a href={paths.dialogueEvent({ id: row.id })}>{row.title}</a>
          {row.body && (
            <>
              <br />
              <span class="quiet">{row.body}</span>
            </>
          )}
        </>
      ),
    },
    { key: 'day', label: words.t('rights.heldOn'), ...links.date, cell: (row) => words.day(row.on) },
    { key: 'country', label: words.t('rights.country'), cell: (row) => words.country(row.country) },
    { key: 'partner', label: words.t('rights.partnershipId'), cell: (row) => row.partner },
    { key: 'level', label: words.t('rights.level'), cell: (row) => words.t(`rights.level-${row.level}`) },
    {
      key: 'class',
      label: words.t('rights.counted-as'),
      cell: (row) => (
        <Tag tone={classOf(row) === 'local_tripartite' ? 'ok' : 'quiet'}>
          {words.t(`rights.class-${classOf(row)}`)}
        </Tag>
      ),
    },
    { key: 'result', label: words.t('rights.result'), cell: (row) => words.t(`rights.result-${row.result}`) },
  ];
};

const fileColumns = (page: Page): ListColumn<DialogueEventRow>[] => {
  const { words } = page;
  return [
    { label: words.t('rights.title'), value: (row) => row.title },
    { label: words.t('rights.heldOn'), kind: 'day', value: (row) => row.on },
    { label: words.t('rights.country'), value: (row) => words.country(row.country) },
    { label: words.t('rights.partnershipId'), value: (row) => row.partner },
    { label: words.t('rights.bodyId'), value: (row) => row.body },
    { label: words.t('rights.form'), value: (row) => words.t(`rights.form-${row.form}`) },
    { label: words.t('rights.level'), value: (row) => words.t(`rights.level-${row.level}`) },
    { label: words.t('rights.type'), value: (row) => words.t(`rights.type-${typeOf(row)}`) },
    { label: words.t('rights.counted-as'), value: (row) => words.t(`rights.class-${classOf(row)}`) },
    { label: words.t('rights.parties'), value: (row) => row.parties.map(({ name }) => name).join('; ') },
    { label: words.t('rights.seatsWomen'), kind: 'number', value: (row) => row.seatsWomen },
    { label: words.t('rights.seatsMen'), kind: 'number', value: (row) => row.seatsMen },
    { label: words.t('rights.seatsUnknown'), kind: 'number', value: (row) => row.seatsUnknown },
    { label: words.t('rights.topics'), value: (row) => namesOf(page, 'topic', row.topics) },
    { label: words.t('rights.result'), value: (row) => words.t(`rights.result-${row.result}`) },
    { label: words.t('rights.source'), value: (row) => row.source },
  ];
};
