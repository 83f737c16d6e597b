import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, type Submitted, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { type ExpenseDetail, expenseHistory } from '../../finance/queries/expenses.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { decideFinding } from '../commands/decide-finding.ts';
import { replyToFinding } from '../commands/reply-to-finding.ts';
import { settleFinding } from '../commands/settle-finding.ts';
import { type FindingRow, findingChecks, findingTerms } from '../queries/control-findings.ts';
import type { FindingTerm } from '../rules/finding-rules.ts';
import { FindingCourse } from './finding-course.tsx';
import { NextStep } from './finding-forms.tsx';
import { FindingStateTag, findingOf, findingTitle, requireFindingReader } from './finding-words.tsx';
import { aboutText, nextText } from './findings.tsx';

export type LoadedFinding = {
  finding: FindingRow;
  expense: ExpenseDetail | undefined;
  checks: readonly Check[];
  term: FindingTerm | undefined;
  documents: readonly DocumentRow[];
};

export const loadFinding = async (page: Page): Promise<LoadedFinding> => {
  const institute = requireFindingReader(page);
  const today = todayIn();
  return page.read(async (tx) => {
    const finding = await findingOf(page, tx);
    const { id, expenseId } = finding;
    return {
      finding,
      expense: expenseId ? (await expenseHistory(tx, institute, expenseId))[0] : undefined,
      checks: await findingChecks(tx, institute, finding, today),
      term: (await findingTerms(tx, institute, [finding], today)).get(id),
      documents: await documentsOf(tx, institute, { kind: 'finding', id }),
    };
  });
};

export const show = async (page: Page) => html(view(page, await loadFinding(page), freshForm()));

const answered = (page: Page, loaded: LoadedFinding, submitted: Submitted<{ id: string }>, notice: string) =>
  submitted.done
    ? redirect(paths.finding({ id: loaded.finding.id }), notice)
    : invalid(view(page, loaded, submitted.state));

export const saveReply = async (page: Page) => {
  const loaded = await loadFinding(page);
  const readers = { reply: text, repliedOn: day };
  const submitted = await submit(page, replyToFinding, readers, { findingId: loaded.finding.id });
  return answered(page, loaded, submitted, 'control.finding-replied');
};

export const saveDecision = async (page: Page) => {
  const loaded = await loadFinding(page);
  const readers = {
    decision: text,
    rejected: amount('currency'),
    remark: text,
    decidedOn: day,
    letter: text,
  };
  const submitted = await submit(page, decideFinding, readers, { findingId: loaded.finding.id });
  return answered(page, loaded, submitted, 'control.finding-decision-kept');
};

export const saveSettlement = async (page: Page) => {
  const loaded = await loadFinding(page);
  const readers = { version: wholeNumber, paidOn: day };
  const submitted = await submit(page, settleFinding, readers, { findingId: loaded.finding.id });
  return answered(page, loaded, submitted, 'control.finding-settled');
};

const view = (page: Page, loaded: LoadedFinding, state: FormState) => {
  const { words } = page;
  const { finding, checks, documents, term } = loaded;
  const { id } = finding;
  return (
    <Frame
      page={page}
      title={findingTitle(words, finding)}
      crumbs={[{ label: words.t('finance.findings'), href: paths.findings() }]}
      narrow
    >
      <PageHead
        kind={aboutText(page, finding)}
        title={findingTitle(words, finding)}
        quiet={nextText(page, finding, term)}
        tags={<FindingStateTag words={words} finding={finding} />}
        actions={
          <ButtonLink href={paths.findingLetter({ id })}>{words.t('control.finding-letter')}</ButtonLink>
        }
      />
      <Card>
        <FindingFacts page={page} loaded={loaded} />
      </Card>
      <FindingCourse page={page} finding={finding} />
      <NextStep page={page} loaded={loaded} state={state} />
      <Card title={words.t('control.finding-clock')} id="clock">
        <CheckLines page={page} subject={undefined} checks={checks} />
      </Card>
      <DocumentsSection
        page={page}
        subject={{ kind: 'finding', id }}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, {}) === true}
      />
      <p>
        <a href={paths.history({ kind: 'finding', id })}>{words.t('finance.whole-history')}</a>
      </p>
    </Frame>
  );
};

export function FindingFacts({ page, loaded }: { page: Page; loaded: LoadedFinding }) {
  const { words } = page;
  const { finding, expense } = loaded;
  return (
    <DescriptionList
      rows={[
        {
          term: words.t('finance.expense'),
          value: finding.expenseId && (
            <a href={paths.expense({ id: finding.expenseId })}>
              {[finding.expense, expense?.description].filter(Boolean).join(' · ')}
            </a>
          ),
        },
        {
          term: words.t('control.sample'),
          value: finding.sampleId && (
            <a href={paths.auditSample({ id: finding.sampleId })}>{words.t('control.finding-of-sample')}</a>
          ),
        },
        {
          term: words.t('control.finding-amount'),
          value: minorText(words, finding.minor, finding.currency),
        },
        { term: words.t('control.finding-reason'), value: finding.reason },
        { term: words.t('finance.article'), value: finding.article },
        { term: words.t('control.controlEndedOn'), value: words.dayLong(finding.controlEndedOn) },
        {
          term: words.t('control.foundOn'),
          value: words.dayLong(finding.foundOn),
          note: [finding.foundBy, finding.letter].filter(Boolean).join(' · '),
        },
        {
          term: words.t('control.reportFiledOn'),
          value: finding.reportFiledOn && words.dayLong(finding.reportFiledOn),
        },
      ]}
    />
  );
}
