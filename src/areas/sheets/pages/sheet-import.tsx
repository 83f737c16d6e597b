import { isRowNumber } from '../../../kernel/list-key.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { ListPager } from '../../../page/list-pager.tsx';
import { AmissFields, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import { invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { undoSheet } from '../commands/undo-sheet.ts';
import {
  changedSince,
  importedExpenses,
  type SheetImportRow,
  sheetImport,
} from '../queries/sheet-imports.ts';
import { isOfExpenses } from '../rules/sheet-kinds.ts';
import { mayImportSheet, maySeeImports } from '../rules/sheet-permissions.ts';

const rowsAPage = 50;

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = maySeeImports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const imported = await sheetImport(tx, institute, idOf(page));
    if (!imported) throw new NotFound();
    const place = placeBeside(page, isRowNumber);
    const after = Number(place.value ?? 0);
    const rows = await importedExpenses(tx, institute, imported.id, { after, most: rowsAPage + 1 });
    const changed = imported.undoneAt ? [] : await changedSince(tx, institute, imported);
    return { imported, beside: [place], rows, changed };
  });
};

type Loaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => {
  const loaded = await load(page);
  return narrowedPage(view(page, loaded, freshForm()), [], loaded.beside);
};

/** Undoes the import. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const submitted = await submit(page, undoSheet, { reason: text }, { id: loaded.imported.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.sheetImport({ id: loaded.imported.id }), 'sheets.undone');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words, actor } = page;
  const { imported, beside, changed } = loaded;
  const mayUndo = !imported.undoneAt && mayImportSheet(actor, imported) === true;
  return (
    <Frame
      page={page}
      title={words.t('sheets.import-of', { file: imported.fileName })}
      crumbs={[
        { label: imported.programme, href: paths.programme({ id: imported.programmeId }) },
        { label: words.t('sheets.title'), href: paths.sheets({ id: imported.programmeId }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead
        title={words.t('sheets.import-of', { file: imported.fileName })}
        tags={<Tag>{words.t(imported.undoneAt ? 'sheets.state-undone' : 'sheets.state-stands')}</Tag>}
      />
      <AmissFields page={page} beside={beside} />
      <Facts page={page} imported={imported} />
      {isOfExpenses(imported.kind) && <Rows page={page} {...loaded} />}
      {mayUndo && changed.length > 0 && (
        <Notice kind="info">
          {words.t('sheets.rows-changed-since', {
            count: changed.length,
            rows: changed
              .slice(0, 10)
              .map(({ sheetRow }) => sheetRow)
              .join(', '),
          })}
        </Notice>
      )}
      {mayUndo && changed.length === 0 && (
        <Card title={words.t('sheets.undo')}>
          <PageForm
            page={page}
            state={state}
            buttons={[{ label: words.t('sheets.undo') }]}
            cancel={paths.sheets({ id: imported.programmeId })}
          >
            <p>{words.t('sheets.undo-lead')}</p>
            <TextArea
              {...fieldOf(page, state)('reason')}
              label={words.t('sheets.undo-reason')}
              hint={words.t('finance.no-names')}
              rows={2}
            />
          </PageForm>
        </Card>
      )}
    </Frame>
  );
};

function Facts({ page: { words }, imported }: { page: Page; imported: SheetImportRow }) {
  const { undoneBy, undoneAt, undoReason, mapping } = imported;
  return (
    <DescriptionList
      rows={[
        { term: words.t('sheets.kind'), value: words.say(`sheets.kind-${imported.kind}`) },
        { term: words.t('sheets.at'), value: words.moment(imported.at) },
        { term: words.t('sheets.by'), value: imported.by },
        { term: words.t('sheets.notation'), value: words.say(`sheets.notation-${imported.notation}`) },
        {
          term: words.t('sheets.mapping'),
          value:
            mapping &&
            Object.entries(mapping.columns)
              .map(
                ([key, head]) =>
                  `${words.say(key === 'reference' ? 'sheets.own-reference' : `finance.${key}`)} ← ${head}`,
              )
              .join(', '),
        },
        { term: words.t('sheets.rows'), value: words.number(imported.rows) },
        { term: words.t('sheets.created'), value: words.number(imported.created) },
        { term: words.t('sheets.updated'), value: words.number(imported.updated) },
        { term: words.t('sheets.unchanged'), value: words.number(imported.unchanged) },
        {
          term: words.t('sheets.file-again'),
          value: <a href={paths.sheetFile({ id: imported.id })}>{imported.fileName}</a>,
        },
        { term: 'SHA-256', value: <code>{imported.sha256}</code> },
        {
          term: words.t('sheets.state-undone'),
          value:
            undoneAt &&
            `${words.moment(undoneAt)} · ${words.t('sheets.undone-by', { name: undoneBy ?? '' })} · ${undoReason ?? ''}`,
        },
      ]}
    />
  );
}

function Rows({ page, rows }: Loaded & { page: Page }) {
  const { words } = page;
  const shown = rows.slice(0, rowsAPage);
  const last = rows.length > rowsAPage ? shown.at(-1) : undefined;
  return (
    <>
      <DataTable
        caption={words.t('sheets.rows')}
        rows={shown}
        empty=""
        columns={[
          {
            key: 'row',
            label: words.t('sheets.row'),
            numeric: true,
            cell: ({ sheetRow }) => String(sheetRow),
          },
          { key: 'key', label: words.t('sheets.own-reference'), cell: ({ key }) => key },
          {
            key: 'expense',
            label: words.t('sheets.expense'),
            cell: ({ expenseId, reference }) => <a href={paths.expense({ id: expenseId })}>{reference}</a>,
          },
          {
            key: 'becomes',
            label: words.t('sheets.becomes'),
            cell: ({ becomes }) => words.say(`sheets.becomes-${becomes}`),
          },
        ]}
      />
      <ListPager page={page} after={last && String(last.position)} />
    </>
  );
}
