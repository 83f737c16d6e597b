import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { type ShiftRow, type ShiftStepRow, stepsOfShift } from '../queries/budget-shifts.ts';
import { type JudgedShift, judgedShift } from '../queries/shift-checks.ts';
import { mayAskShift, mayReadBudgetChecks } from '../rules/finance-permissions.ts';
import { stepsAfter } from '../rules/shift-state.ts';
import { ShiftState } from './budget-shifts.tsx';
import { ShiftChanges } from './shift-changes.tsx';
import { requireShiftReader, shiftOf, shiftTitle } from './shift-words.ts';

type Props = {
  page: Page;
  shift: ShiftRow;
  judged: JudgedShift;
  steps: readonly ShiftStepRow[];
  documents: readonly DocumentRow[];
};

export const show = async (page: Page) => {
  const institute = requireShiftReader(page);
  const loaded = await page.read(async (tx) => {
    const shift = await shiftOf(page, tx);
    return {
      shift,
      judged: await judgedShift(tx, institute, shift),
      steps: await stepsOfShift(tx, institute, shift.id),
      documents: await documentsOf(tx, institute, { kind: 'budget_shift', id: shift.id }),
    };
  });
  return html(view({ page, ...loaded }));
};

const view = ({ page, shift, judged, steps, documents }: Props) => {
  const { words } = page;
  const { id, programmeId } = shift;
  const subject = { kind: 'budget_shift', id };
  const isOpen = stepsAfter(shift.state).length > 0;
  return (
    <Frame
      page={page}
      title={shiftTitle(words, shift)}
      crumbs={[
        { label: words.t('finance.budget'), href: paths.budget({ id: programmeId }) },
        {
          label: words.t('finance.shifts'),
          href: withQuery(paths.budgetShifts(), { programme: programmeId }),
        },
      ]}
    >
      <PageHead
        kind={words.t(`finance.shift-kind-${shift.kind}`)}
        title={shiftTitle(words, shift)}
        tags={<ShiftState page={page} row={shift} />}
        actions={
          <>
            {isOpen && mayAskShift(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.takeShiftStep({ id })}>
                {words.t('finance.shift-next')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.shiftRequest({ id })}>{words.t('finance.shift-request')}</ButtonLink>
          </>
        }
      />
      <Card>
        <DescriptionList
          rows={[
            { term: words.t('finance.shift-on'), value: words.dayLong(shift.on) },
            { term: words.t('finance.shift-asked-by'), value: shift.askedByName },
            { term: words.t('results.reason'), value: shift.reason },
            { term: words.t('finance.shift-decree'), value: shift.decree },
            {
              term: words.t('finance.budget'),
              value: shift.versionId && (
                <a href={paths.budget({ id: programmeId })}>{words.t('finance.shift-in-budget')}</a>
              ),
            },
          ]}
        />
      </Card>
      <ShiftChanges page={page} judged={judged} />
      {mayReadBudgetChecks(page.actor) === true && (
        <Card title={words.t('rulebook.checks-standing')} id="checks">
          <CheckLines page={page} subject={undefined} checks={judged.checks} />
        </Card>
      )}
      <Card title={words.t('finance.shift-steps')} id="steps">
        <DataTable
          caption={words.t('finance.shift-steps')}
          captionHidden
          rows={steps}
          empty={words.t('finance.shift-no-steps')}
          columns={[
            {
              key: 'step',
              label: words.t('finance.state'),
              cell: ({ step }) => words.t(`finance.shift-state-${step}`),
            },
            { key: 'on', label: words.t('finance.on'), cell: ({ on }) => words.day(on) },
            { key: 'by', label: words.t('finance.shift-by'), cell: ({ by }) => by },
            { key: 'reference', label: words.t('finance.reference'), cell: ({ reference }) => reference },
            { key: 'note', label: words.t('finance.shift-note'), cell: ({ note }) => note },
          ]}
        />
      </Card>
      <DocumentsSection
        page={page}
        subject={subject}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, {}) === true}
      />
      <p>
        <a href={paths.history(subject)}>{words.t('finance.whole-history')}</a>
      </p>
    </Frame>
  );
};
