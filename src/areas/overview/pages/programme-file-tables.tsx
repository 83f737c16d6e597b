import { money } from '../../../kernel/money.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { SubsidyCut } from '../../finance/queries/decided-subsidy.ts';
import { AmendmentTag } from '../../programmes/pages/amendment-tag.tsx';
import type { AppraisalRow } from '../../programmes/queries/appraisals.ts';
import type { DecisionRow } from '../../programmes/queries/decisions.ts';
import type { ProgrammeAmendmentRow } from '../../programmes/queries/programme-amendments.ts';
import { mayDecideProgramme } from '../../programmes/rules/programme-permissions.ts';
import type { ProgrammeHead } from '../queries/programme-head.ts';
import { cutBy, type DecidedShare } from '../rules/decided-shares.ts';

type Rows<Row> = { page: Page; rows: readonly Row[] };

/** What the donor asked of the file, and what was answered. */
export function AppraisalTable({ page, rows, mayKeep }: Rows<AppraisalRow> & { mayKeep: boolean }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('programmes.appraisal')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.appraisal-none')}
      columns={[
        { key: 'question', label: words.t('programmes.appraisal-question'), cell: (row) => row.question },
        { key: 'outcome', label: words.t('programmes.outcome'), cell: (row) => row.outcomeCode },
        {
          key: 'asked',
          label: words.t('programmes.asked-on'),
          cell: (row) => [words.day(row.askedOn), row.reference].filter(Boolean).join(' · '),
        },
        {
          key: 'due',
          label: words.t('programmes.due-on'),
          cell: (row) => row.dueOn && words.day(row.dueOn),
        },
        {
          key: 'answer',
          label: words.t('programmes.appraisal-answered'),
          cell: (row) =>
            row.answeredOn ? (
              <>
                {row.answer}{' '}
                <span class="quiet">
                  {words.day(row.answeredOn)} · {row.byFunction}
                </span>
              </>
            ) : (
              <Tag tone="warn">{words.t('programmes.appraisal-unanswered')}</Tag>
            ),
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: ({ questionId: id, answerId }) =>
            mayKeep && (
              <>
                {answerId && (
                  <>
                    <a href={paths.takeBackAppraisalAnswer({ id })}>
                      {words.t('programmes.answer-take-back')}
                    </a>
                    {' · '}
                  </>
                )}
                <a href={paths.answerAppraisalQuestion({ id })}>{words.t('programmes.appraisal-answer')}</a>
                {' · '}
                <a href={paths.correctAppraisalQuestion({ id })}>{words.t('programmes.appraisal-correct')}</a>
                {' · '}
                <a href={paths.withdrawAppraisalQuestion({ id })}>
                  {words.t('programmes.appraisal-withdraw')}
                </a>
              </>
            ),
        },
      ]}
    />
  );
}

/** Submitted, decided, refused, closed. */
export function DecisionTable({ page, head, rows }: Rows<DecisionRow> & { head: ProgrammeHead }) {
  const { words } = page;
  const amount = (minor: number | null) => minor !== null && words.money(money(minor, head.currency));
  const mayDecide = mayDecideProgramme(page.actor) === true;
  return (
    <DataTable
      caption={words.t('programmes.decisions')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.file-no-decision')}
      columns={[
        {
          key: 'kind',
          label: words.t('programmes.state'),
          cell: (row) => words.t(`programmes.state-${row.kind}`),
        },
        { key: 'on', label: words.t('programmes.decidedOn'), cell: (row) => words.day(row.decidedOn) },
        { key: 'reference', label: words.t('programmes.reference'), cell: (row) => row.reference },
        { key: 'note', label: words.t('programmes.note'), cell: (row) => row.note },
        {
          key: 'asked',
          label: words.t('programmes.asked'),
          numeric: true,
          cell: (row) => amount(row.askedMinor),
        },
        {
          key: 'subsidy',
          label: words.t('programmes.subsidy'),
          numeric: true,
          cell: (row) => amount(row.subsidyMinor),
        },
        {
          key: 'cut',
          label: words.t('programmes.cut'),
          numeric: true,
          cell: (row) => amount(cutBy(row.askedMinor, row.subsidyMinor)),
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: ({ id }) =>
            mayDecide && (
              <a href={paths.correctProgrammeDecision({ id })}>{words.t('programmes.decision-correct')}</a>
            ),
        },
      ]}
    />
  );
}

/** What each decision granted of what was asked for an outcome. */
export function ShareTable({ page, head, rows }: Rows<DecidedShare> & { head: ProgrammeHead }) {
  const { words } = page;
  const amount = (minor: number | null) => minor !== null && words.money(money(minor, head.currency));
  return (
    <DataTable
      caption={words.t('programmes.by-outcome')}
      rows={rows}
      empty=""
      columns={[
        {
          key: 'outcome',
          label: words.t('programmes.outcome'),
          cell: ({ outcomeId: id, outcomeCode }) => <a href={paths.outcome({ id })}>{outcomeCode}</a>,
        },
        { key: 'on', label: words.t('programmes.decidedOn'), cell: ({ decidedOn }) => words.day(decidedOn) },
        {
          key: 'asked',
          label: words.t('programmes.asked'),
          numeric: true,
          cell: ({ askedMinor }) => amount(askedMinor),
        },
        {
          key: 'granted',
          label: words.t('programmes.granted'),
          numeric: true,
          cell: ({ grantedMinor }) => amount(grantedMinor),
        },
        {
          key: 'cut',
          label: words.t('programmes.cut'),
          numeric: true,
          cell: ({ askedMinor, grantedMinor }) => amount(cutBy(askedMinor, grantedMinor)),
        },
      ]}
    />
  );
}

/** What claims gave up of the subsidy after it was decided. */
export function CutTable({ page: { words }, rows }: Rows<SubsidyCut>) {
  return (
    <DataTable
      caption={words.t('programmes.file-cuts')}
      rows={rows}
      empty=""
      columns={[
        {
          key: 'instalment',
          label: words.t('finance.instalment'),
          cell: ({ instalmentId, number }) => (
            <a href={paths.instalment({ id: instalmentId })}>{String(number)}</a>
          ),
        },
        { key: 'on', label: words.t('programmes.decidedOn'), cell: ({ on }) => words.day(on) },
        { key: 'reason', label: words.t('programmes.note'), cell: ({ reason }) => reason },
        {
          key: 'amount',
          label: words.t('finance.cut-amount'),
          numeric: true,
          cell: ({ minor, currency }) => words.money(money(minor, currency)),
        },
      ]}
    />
  );
}

/** Changes of the decided programme, asked for or told, and what the donor said. */
export function AmendmentTable({ page, rows }: Rows<ProgrammeAmendmentRow>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('programmes.amendments')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.amendment-none')}
      columns={[
        {
          key: 'what',
          label: words.t('programmes.amendment-what'),
          cell: (row) => <a href={paths.programmeAmendment({ id: row.id })}>{row.what}</a>,
        },
        {
          key: 'kind',
          label: words.t('programmes.amendment-kind'),
          cell: (row) => words.t(`programmes.amendment-kind-${row.kind}`),
        },
        {
          key: 'procedure',
          label: words.t('programmes.amendment-procedure'),
          cell: (row) => words.t(`programmes.amendment-procedure-${row.procedure}`),
        },
        {
          key: 'requested',
          label: words.t('programmes.requested-on'),
          cell: (row) => words.day(row.requestedOn),
        },
        {
          key: 'answer',
          label: words.t('programmes.amendment-verdict'),
          cell: (row) => <AmendmentTag page={page} amendment={row} />,
        },
      ]}
    />
  );
}
