import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { budgetCut } from '../commands/budget-cut.ts';
import { type BudgetVersion, budgetVersions } from '../queries/budget-versions.ts';
import { decidedSubsidy, type SubsidyCut } from '../queries/decided-subsidy.ts';
import { mayReadInstalments } from '../rules/claim-permissions.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

type Loaded = {
  programme: ProgrammeRow;
  cuts: readonly SubsidyCut[];
  /** The newest first. */
  versions: readonly BudgetVersion[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayReadInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const { cuts } = await decidedSubsidy(tx, institute, programme.id);
    return { programme, cuts, versions: await budgetVersions(tx, institute, programme.id) };
  });
};

/** What was given up for good, and from which version on the budget is without it. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm({ cutId: waiting(loaded)[0]?.id ?? '' })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const submitted = await submit(page, budgetCut, { cutId: text, versionId: text });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.subsidyCuts({ id: loaded.programme.id }), 'finance.cut-budgeted');
};

const waiting = ({ cuts }: Loaded): SubsidyCut[] => cuts.filter(({ edition }) => edition === null);

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { id, reference } = loaded.programme;
  return (
    <Frame
      page={page}
      title={words.t('finance.subsidy-cut')}
      crumbs={[
        { label: reference, href: paths.programme({ id }) },
        { label: words.t('finance.instalments'), href: paths.instalments({ id }) },
      ]}
    >
      <PageHead
        kind={reference}
        title={words.t('finance.subsidy-cut')}
        quiet={words.t('finance.cuts-what')}
      />
      <Cuts page={page} loaded={loaded} />
      {waiting(loaded).length > 0 && mayKeepBudget(page.actor) === true && (
        <Card title={words.t('finance.cut-into-budget')} id="budget">
          <p class="quiet">{words.t('finance.cut-into-budget-what')}</p>
          <BudgetForm page={page} loaded={loaded} state={state} />
        </Card>
      )}
    </Frame>
  );
};

const versionText = ({ words }: Page, { edition, kind }: BudgetVersion): string =>
  words.t('finance.version-of', { edition, kind: words.say(`finance.kind-${kind}`) });

function Cuts({ page, loaded: { programme, cuts, versions } }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const versionLink = (edition: number) => {
    const version = versions.find((each) => each.edition === edition);
    const href = withQuery(paths.budget({ id: programme.id }), { version: String(edition) });
    return version && <a href={href}>{versionText(page, version)}</a>;
  };
  return (
    <DataTable
      caption={words.t('finance.subsidy-cut')}
      captionHidden
      rows={cuts}
      empty={words.t('finance.no-cuts')}
      columns={[
        {
          key: 'number',
          label: words.t('finance.instalment'),
          cell: ({ instalmentId, number }) => (
            <a href={paths.instalment({ id: instalmentId })}>{String(number)}</a>
          ),
        },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => minorText(words, minor, currency),
        },
        { key: 'on', label: words.t('finance.on'), cell: ({ on }) => words.day(on) },
        { key: 'by', label: words.t('finance.by'), cell: ({ by }) => by },
        { key: 'why', label: words.t('results.reason'), cell: ({ reason }) => reason },
        {
          key: 'budget',
          label: words.t('finance.out-of-budget-since'),
          cell: ({ edition }) => (edition === null ? words.t('finance.not-yet') : versionLink(edition)),
        },
      ]}
    />
  );
}

function BudgetForm({ page, loaded, state }: { page: Page; loaded: Loaded; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const { id } = loaded.programme;
  const cuts = waiting(loaded);
  const since = Math.min(...cuts.map(({ entryNo }) => entryNo));
  const versions = loaded.versions.filter(({ entryNo }) => entryNo > since);
  if (versions.length === 0)
    return <a href={paths.newBudgetVersion({ id })}>{words.t('finance.new-version')}</a>;
  return (
    <PageForm page={page} state={state} cancel={paths.instalments({ id })}>
      <SelectField
        {...field('cutId')}
        label={words.t('finance.subsidy-cut')}
        options={cuts.map((cut) => ({
          value: cut.id,
          label: `${words.t('finance.instalment')} ${cut.number} · ${minorText(words, cut.minor, cut.currency)}`,
        }))}
      />
      <SelectField
        {...field('versionId')}
        label={words.t('finance.out-of-budget-since')}
        placeholder={words.t('page.choose')}
        options={versions.map((version) => ({ value: version.id, label: versionText(page, version) }))}
      />
    </PageForm>
  );
}
