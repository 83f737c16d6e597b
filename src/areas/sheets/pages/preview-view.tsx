import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { freshForm } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Actions } from '../../../ui/actions.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { neededColumns, type ReadSheet, type SheetPreview } from '../queries/read-sheet.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';
import type { SentSheet } from './read-sent-sheet.ts';
import { hiddenOf } from './sent-again.ts';
import { ExpenseChanges, NewRows, RowChanges, shownRows } from './sheet-changes-view.tsx';

export type PreviewProps = {
  sheet: ReadSheet;
  preview: SheetPreview;
  sent: SentSheet;
  mappingName?: string | undefined;
  problem?: Problem | undefined;
  /** What the import was refused for, by field of the confirmation. */
  errors?: FieldErrors | undefined;
  /** The kind that was chosen, where the heads may say another. */
  chosen?: SheetKind | undefined;
};

/** What the import would do and the button that does it; or each cell that cannot be taken. */
export const previewView = (page: Page, props: PreviewProps) => {
  const { words } = page;
  const { sheet, preview, sent, mappingName } = props;
  const back = paths.sheets({ id: sheet.programme.id });
  return (
    <Frame
      page={page}
      title={words.t('sheets.preview')}
      crumbs={[
        { label: sheet.programme.reference, href: paths.programme({ id: sheet.programme.id }) },
        { label: words.t('sheets.title'), href: back },
      ]}
    >
      <PageHead
        title={words.t('sheets.preview')}
        quiet={`${sent.file.fileName} · ${sheet.table.sheet} · ${words.say(`sheets.kind-${sheet.kind}`)}`}
      />
      {props.chosen && props.chosen !== sheet.kind && (
        <Notice kind="info">
          {words.t('sheets.read-as', {
            kind: words.say(`sheets.kind-${sheet.kind}`),
            chosen: words.say(`sheets.kind-${props.chosen}`),
          })}
        </Notice>
      )}
      {sheet.callsOut && <Notice kind="warning">{words.t('sheets.calls-out')}</Notice>}
      {mappingName && <Mapped page={page} sheet={sheet} sent={sent} name={mappingName} />}
      {sheet.table.ignored.length > 0 && (
        <Notice kind="info">
          {words.t('sheets.ignored', { heads: sheet.table.ignored.slice(0, 20).join(', ') })}
        </Notice>
      )}
      <Figures
        items={(['rows', 'created', 'updated', 'unchanged'] as const).map((name) => ({
          label: words.t(`sheets.${name}`),
          value: words.number(preview[name]),
        }))}
      />
      <Linked page={page} preview={preview} />
      {props.problem && !isConfirmable(preview) && (
        <Notice kind="warning">{words.problem(props.problem)}</Notice>
      )}
      {preview.refused.length > 0 ? (
        <Refused page={page} preview={preview} />
      ) : (
        <Confirm page={page} {...props} />
      )}
      <ExpenseChanges page={page} preview={preview} />
      <RowChanges page={page} sheet={sheet} preview={preview} />
      <NewRows page={page} sheet={sheet} preview={preview} />
      <Missing page={page} preview={preview} />
      <Actions>
        <ButtonLink href={back}>{words.t('sheets.other-file')}</ButtonLink>
      </Actions>
    </Frame>
  );
};

/** Under which name the columns were saved, and the way to change them. */
function Mapped({
  page,
  sheet,
  sent,
  name,
}: Pick<PreviewProps, 'sheet' | 'sent'> & { page: Page; name: string }) {
  const { words } = page;
  return (
    <Card>
      <PageForm
        page={page}
        state={freshForm()}
        action={withQuery(page.path, { step: 'columns' })}
        hidden={{ ...hiddenOf(sheet, sent), step: 'columns' }}
        buttons={[{ label: words.t('sheets.mapping-change'), kind: 'second' }]}
        cancel={paths.sheets({ id: sheet.programme.id })}
      >
        <p>{words.t('sheets.mapping-used', { name })}</p>
      </PageForm>
    </Card>
  );
}

function Linked({ page: { words }, preview }: { page: Page; preview: SheetPreview }) {
  const count = preview.expenses.filter(({ becomes }) => becomes === 'linked').length;
  return count > 0 ? <p>{words.t('sheets.linked', { count })}</p> : null;
}

function Refused({ page: { words }, preview: { refused } }: { page: Page; preview: SheetPreview }) {
  return (
    <>
      <Notice kind="warning">{words.t('sheets.refused-some', { count: refused.length })}</Notice>
      {refused.length > shownRows && (
        <p>{words.t('sheets.refused-more', { shown: shownRows, count: refused.length })}</p>
      )}
      <DataTable
        caption={words.t('sheets.refused')}
        rows={refused.slice(0, shownRows)}
        empty=""
        columns={[
          { key: 'sheet', label: words.t('sheets.sheet'), cell: ({ sheet }) => sheet },
          { key: 'cell', label: words.t('sheets.cell'), cell: ({ cell }) => <code>{cell}</code> },
          {
            key: 'why',
            label: words.t('sheets.why'),
            cell: ({ reason, measurementId }) => (
              <>
                {words.problem(reason)}
                {measurementId && (
                  <>
                    {' '}
                    <a href={paths.correctMeasurement({ id: measurementId })}>
                      {words.t('results.correct-measurement')}
                    </a>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

/** There is something to write, and nothing in its way. */
const isConfirmable = ({ refused, created, updated, expenses }: SheetPreview): boolean =>
  refused.length === 0 && (created + updated > 0 || expenses.some(({ becomes }) => becomes === 'linked'));

function Confirm({ page, sheet, preview, sent, problem, errors = {} }: PreviewProps & { page: Page }) {
  const { words } = page;
  if (!isConfirmable(preview)) return <Notice kind="info">{words.t('sheets.nothing-new')}</Notice>;
  const typed = { reason: page.form.texts.reason ?? [] };
  const state = { ...freshForm(), problem, errors, typed };
  const counts = { created: preview.created, updated: preview.updated, unchanged: preview.unchanged };
  const texts = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  return (
    <Card>
      <PageForm
        page={page}
        state={state}
        action={withQuery(page.path, { step: 'import' })}
        hidden={{ ...hiddenOf(sheet, sent), ...texts, plan: preview.plan, step: 'import' }}
        buttons={[{ label: words.t('sheets.confirm') }]}
        cancel={paths.sheets({ id: sheet.programme.id })}
      >
        <p>{words.t('sheets.confirm-lead')}</p>
        {preview.updated > 0 && (
          <TextField
            {...fieldOf(page, state)('reason')}
            label={words.t('sheets.reason')}
            hint={words.t('sheets.reason-hint')}
          />
        )}
      </PageForm>
    </Card>
  );
}

/** What a journal lacks of what is booked in its days. */
function Missing({ page: { words }, preview: { missing } }: { page: Page; preview: SheetPreview }) {
  if (missing.length === 0) return null;
  return (
    <DataTable
      caption={words.t('sheets.journal-missing', { count: missing.length })}
      rows={missing}
      empty=""
      columns={[
        {
          key: 'expense',
          label: words.t('sheets.expense'),
          cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
        },
        { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
        { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => words.money({ minor, currency }),
        },
      ]}
    />
  );
}

/** The columns that a kind needs, by their names. */
export const neededWords = (page: Page, kind: ReadSheet['kind']): string =>
  neededColumns(kind)
    .map((label) => page.words.say(label))
    .join(', ');
