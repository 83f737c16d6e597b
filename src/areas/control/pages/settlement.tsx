import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { mayReadJustification } from '../../finance/rules/control-link-permissions.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { decideSettlement } from '../commands/decide-settlement.ts';
import {
  type ProgrammeSettlement,
  programmeSettlement,
  retentionCheck,
  type SettlementDecision,
  settlementDecisions,
} from '../queries/settlements.ts';
import { mayDecideSettlement } from '../rules/account-permissions.ts';
import type { Settlement } from '../rules/settlement.ts';

type Loaded = {
  programme: ProgrammeRow;
  found: ProgrammeSettlement | undefined;
  decisions: readonly SettlementDecision[];
  retention: Check;
};

const load = async (page: Page): Promise<Loaded> => {
  const allowed = mayReadJustification(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    return {
      programme,
      found: await programmeSettlement(tx, institute, programme),
      decisions: await settlementDecisions(tx, institute, programme.id),
      retention: await retentionCheck(tx, institute, programme),
    };
  });
};

/** What the donor bears in the end, what is repaid or still claimed, and what the director decided of it. */
export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ decidedOn: page.words.day(todayIn()) })));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.programme;
  const readers = { version: wholeNumber, sha256: text, decidedOn: day, reference: text, reason: text };
  const submitted = await submit(page, decideSettlement, readers, { programmeId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.settlement({ id }), 'control.settlement-decided');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { programme, found, decisions, retention } = loaded;
  const { words } = page;
  const { id } = programme;
  const isOver = programme.untilOn < todayIn();
  return (
    <Frame
      page={page}
      title={words.t('control.settlement')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.justification'), href: paths.justification({ id }) },
      ]}
      narrow
    >
      <PageHead
        title={words.t('control.settlement')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
      />
      {!isOver && <p class="quiet">{words.t('control.settlement-after-end')}</p>}
      {found ? (
        <SettlementFigures page={page} programmeId={id} found={found} />
      ) : (
        <p>{words.t('control.settlement-unknown')}</p>
      )}
      {found && found.toSettle > 0 && (
        <p>
          <a href={withQuery(paths.findings(), { programme: id, state: 'to_settle' })}>
            {words.t('control.settlement-waits', { count: found.toSettle })}
          </a>
        </p>
      )}
      {found?.toSettle === 0 && isOver && mayDecideSettlement(page.actor) === true && (
        <DecisionForm page={page} loaded={loaded} found={found} state={state} />
      )}
      <Decisions page={page} decisions={decisions} />
      <CheckLines page={page} subject={undefined} checks={[retention]} />
    </Frame>
  );
};

type SettlementAmount = Exclude<keyof Settlement, 'hasStructure'>;

type FiguresProps = { page: Page; programmeId: string; found: ProgrammeSettlement };

function SettlementFigures({ page: { words }, programmeId, found }: FiguresProps) {
  const { settlement, terms, currency, leftOut } = found;
  const received = withQuery(paths.transactions(), { programme: programmeId, kind: 'incoming_funds' });
  const said = (field: SettlementAmount) => minorText(words, settlement[field], currency);
  const programme = { programme: programmeId };
  const linked = (field: SettlementAmount, href: string) => <a href={href}>{said(field)}</a>;
  const shareOf = terms.isWhole ? 'whole' : 'direct';
  return (
    <DescriptionList
      rows={[
        {
          term: words.t('control.settlement-direct'),
          value: linked('direct', paths.justification({ id: programmeId })),
        },
        {
          term: words.t('control.settlement-rejected'),
          value: linked('rejected', withQuery(paths.findings(), programme)),
        },
        {
          term: words.t('control.settlement-structure'),
          value: said('structure'),
          note: settlement.hasStructure
            ? words.t(`control.settlement-rate${settlement.certifiedStructure > 0 ? '-since' : ''}`, {
                rate: words.number(terms.rate),
                certified: said('certifiedStructure'),
              })
            : words.t('control.settlement-no-structure'),
        },
        { term: words.t('control.settlement-costs'), value: said('costs') },
        {
          term: words.t('control.settlement-due'),
          value: said('due'),
          note: words.t(`control.settlement-share-${shareOf}`, {
            share: words.number(terms.share),
            subsidy: said('subsidy'),
          }),
        },
        { term: words.t('control.settlement-own'), value: said('own') },
        {
          term: words.t('control.settlement-own-funds'),
          value: linked('ownFunds', withQuery(paths.expenses(), { ...programme, approval: 'own_funds' })),
        },
        {
          term: words.t('control.settlement-paid'),
          value: linked('paid', received),
          note: leftOut.length > 0 && (
            <a href={received}>
              {words.t('control.settlement-left-out', {
                amounts: leftOut.map(({ minor, currency: of }) => minorText(words, minor, of)).join(', '),
              })}
            </a>
          ),
        },
        { term: words.t('control.settlement-repay'), value: said('repay') },
        { term: words.t('control.settlement-claim'), value: said('claim') },
      ]}
    />
  );
}

type FormProps = { page: Page; loaded: Loaded; found: ProgrammeSettlement; state: FormState };

function DecisionForm({ page, loaded, found, state }: FormProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Card title={words.t('control.decide-settlement')} id="decision">
      <PageForm
        page={page}
        state={state}
        cancel={paths.justification({ id: loaded.programme.id })}
        version={loaded.decisions.length}
        hidden={{ sha256: found.sha256 }}
        buttons={[{ label: words.t('control.decide-settlement') }]}
      >
        <DayField
          {...field('decidedOn')}
          label={words.t('control.decidedOn')}
          hint={words.t('page.day-hint')}
        />
        <TextField
          {...field('reference')}
          label={words.t('finance.reference')}
          optional={words.t('page.optional')}
        />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.no-names')}
          rows={3}
        />
      </PageForm>
    </Card>
  );
}

function Decisions({ page: { words }, decisions }: { page: Page; decisions: readonly SettlementDecision[] }) {
  if (decisions.length === 0) return null;
  const decided = decisions.map((row) => ({
    ...row,
    ...(JSON.parse(row.content) as Pick<ProgrammeSettlement, 'currency' | 'settlement'>),
  }));
  return (
    <Card title={words.t('control.settlement-decisions')} id="decisions">
      <DataTable
        caption={words.t('control.settlement-decisions')}
        captionHidden
        rows={decided}
        empty=""
        columns={[
          { key: 'on', label: words.t('control.decidedOn'), cell: ({ decidedOn }) => words.day(decidedOn) },
          {
            key: 'by',
            label: words.t('finance.decided-by'),
            cell: ({ by, reference }) => [by, reference].filter(Boolean).join(' · '),
          },
          { key: 'why', label: words.t('results.reason'), cell: ({ reason }) => reason },
          {
            key: 'repay',
            label: words.t('control.settlement-repay'),
            numeric: true,
            cell: ({ settlement, currency }) => minorText(words, settlement.repay, currency),
          },
          {
            key: 'claim',
            label: words.t('control.settlement-claim'),
            numeric: true,
            cell: ({ settlement, currency }) => minorText(words, settlement.claim, currency),
          },
          {
            key: 'digest',
            label: words.t('control.frozen-digest'),
            cell: ({ sha256 }) => `${sha256.slice(0, 16)}…`,
          },
        ]}
      />
    </Card>
  );
}
