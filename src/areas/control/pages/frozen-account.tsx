import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { mayReadJustification } from '../../finance/rules/control-link-permissions.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { confirmAccount } from '../commands/confirm-account.ts';
import { contentOf, directToday, type FrozenAccount, structureCheck } from '../queries/frozen-accounts.ts';
import { justification } from '../queries/justification.ts';
import { mayConfirmAccount } from '../rules/account-permissions.ts';
import {
  confirmationPoints,
  differencesFrom,
  type FrozenContent,
  type FrozenDifference,
} from '../rules/frozen-account.ts';
import { justifiedUntil } from '../rules/justification.ts';
import { ConfirmationForm } from './confirmation-form.tsx';
import { FrozenState, frozenOf, frozenTitle } from './frozen-words.tsx';
import { JustificationTable } from './justification-table.tsx';

type Loaded = {
  account: FrozenAccount;
  content: FrozenContent;
  check: Check;
  differences: readonly FrozenDifference[];
  documents: readonly DocumentRow[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const account = await frozenOf(page, tx);
    const { programmeId, year } = account;
    const content = contentOf(account);
    // The auditor reads a part of the books: only who reads all of them sees what differs.
    const readsAll = mayReadJustification(page.actor) === true;
    const now = readsAll && justifiedUntil((await justification(tx, institute, programmeId)).lines, year);
    const on = { programmeId, content, day: todayIn() };
    const costs = now ? directToday(account, now) : { direct: content.direct.inYear };
    return {
      account,
      content,
      check: await structureCheck(tx, institute, { ...on, ...costs }),
      differences: now ? differencesFrom(content.rows, now) : [],
      documents: await documentsOf(tx, institute, { kind: 'frozen_account', id: account.id }),
    };
  });
};

/** The figures of a year as they were frozen, what the statutory auditor says of them, and what changed since. */
export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.account;
  const fields = { point: text, verdict: text, remark: text };
  const submitted = await submit(page, confirmAccount, fields, { accountId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.frozenAccount({ id }), 'control.frozen-answer-kept');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words, actor } = page;
  const { account, content, check, documents } = loaded;
  const { id, programmeId, year, asOfNo } = account;
  const open = confirmationPoints.filter((point) =>
    account.confirmations.every((each) => each.point !== point),
  );
  return (
    <Frame
      page={page}
      title={frozenTitle(words, account)}
      crumbs={
        mayReadJustification(actor) === true
          ? [{ label: words.t('finance.justification'), href: paths.justification({ id: programmeId }) }]
          : []
      }
    >
      <PageHead
        title={frozenTitle(words, account)}
        quiet={`${words.moment(account.at)} · ${account.frozenBy}`}
        tags={<FrozenState words={words} account={account} />}
        actions={
          <ButtonLink href={paths.frozenLetter({ id })}>{words.t('control.frozen-letter')}</ButtonLink>
        }
      />
      <Card>
        <FrozenFacts page={page} account={account} content={content} />
      </Card>
      <JustificationTable
        page={page}
        programmeId={programmeId}
        year={year}
        currency={content.currency}
        rows={content.rows}
        asOf={asOfNo}
      />
      <CheckLines page={page} subject={{ kind: 'programme', id: programmeId }} checks={[check]} />
      <Differences page={page} loaded={loaded} />
      <Answers page={page} account={account} />
      {open.length > 0 && mayConfirmAccount(actor, account) === true && (
        <ConfirmationForm page={page} points={open} state={state} />
      )}
      <DocumentsSection
        page={page}
        subject={{ kind: 'frozen_account', id }}
        documents={documents}
        mayAttach={mayAttachDocument(actor, {}) === true}
      />
    </Frame>
  );
};

type FactsProps = { page: Page; account: FrozenAccount; content: FrozenContent };

export function FrozenFacts({ page: { words }, account, content }: FactsProps) {
  const said = (minor: number) => minorText(words, minor, content.currency);
  return (
    <DescriptionList
      rows={[
        { term: words.t('control.statutory-auditor'), value: account.auditor },
        { term: words.t('control.direct-costs-of-year'), value: said(content.direct.inYear) },
        { term: words.t('control.structureActual'), value: said(content.structureActual) },
        { term: words.t('control.ownContribution'), value: said(content.ownContribution) },
        {
          term: words.t('control.additionalRevenue'),
          value: content.additionalRevenue !== null && said(content.additionalRevenue),
        },
        { term: words.t('control.frozen-trail'), value: String(account.asOfNo), note: account.trailHash },
        { term: words.t('control.frozen-digest'), value: account.sha256 },
      ]}
    />
  );
}

function Differences({ page, loaded }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { differences, content } = loaded;
  if (differences.length === 0) return null;
  const codes = new Map(content.rows.map(({ key, code }) => [key, code]));
  return (
    <Card title={words.t('control.frozen-differences')} id="differences">
      <p>{words.t('control.frozen-differences-what')}</p>
      <DataTable
        caption={words.t('control.frozen-differences')}
        captionHidden
        rows={differences}
        empty=""
        columns={[
          { key: 'place', label: words.t('finance.outcome'), cell: ({ key }) => codes.get(key) ?? key },
          {
            key: 'frozen',
            label: words.t('control.frozen-then'),
            numeric: true,
            cell: ({ frozen }) => minorText(words, frozen, content.currency),
          },
          {
            key: 'now',
            label: words.t('control.frozen-now'),
            numeric: true,
            cell: ({ now }) => minorText(words, now, content.currency),
          },
        ]}
      />
    </Card>
  );
}

export function Answers({ page: { words }, account }: { page: Page; account: FrozenAccount }) {
  const answerTo = (point: string) => account.confirmations.find((each) => each.point === point);
  return (
    <Card title={words.t('control.frozen-answers')} id="answers">
      <DescriptionList
        rows={confirmationPoints.map((point) => {
          const said = answerTo(point);
          return {
            term: words.t(`control.confirm-${point}`),
            value: words.say(`control.frozen-answer-${said?.answer ?? 'open'}`),
            note: [said?.remark, said?.by].filter(Boolean).join(' · '),
          };
        })}
      />
    </Card>
  );
}
