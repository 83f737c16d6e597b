import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { openBudgetVersion } from '../commands/open-budget-version.ts';
import { type BudgetVersion, newestBudgetVersion } from '../queries/budget-versions.ts';
import { openedVersionKinds } from '../rules/budget-input.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';

type Loaded = { programme: ProgrammeRow; newest: BudgetVersion };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    const allowed = mayKeepBudget(page.actor);
    if (programme && allowed !== true) throw new NotAllowed(allowed);
    const newest = programme && (await newestBudgetVersion(tx, institute, programme.id));
    if (!programme || !newest) throw new NotFound();
    return { programme, newest };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), filledForm({ kind: 'amended' })));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const programmeId = loaded.programme.id;
  const fields = { kind: text, note: text, version: wholeNumber };
  const submitted = await submit(page, openBudgetVersion, fields, { programmeId });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.budget({ id: programmeId }), 'finance.version-is-open');
};

const view = (page: Page, { programme, newest }: Loaded, state: FormState) => {
  const { words } = page;
  const { id } = programme;
  const field = fieldOf(page, state);
  const back = paths.budgetVersions({ id });
  return (
    <Frame
      page={page}
      title={words.t('finance.new-version')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id }) },
        { label: words.t('finance.versions'), href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.new-version')}
        quiet={words.t('finance.new-version-hint', { edition: newest.edition })}
      />
      <PageForm page={page} state={state} cancel={back} version={newest.edition}>
        <RadioField
          {...field('kind')}
          label={words.t('finance.kind')}
          options={openedVersionKinds.map((value) => ({ value, label: words.say(`finance.kind-${value}`) }))}
        />
        <TextArea
          {...field('note')}
          label={words.t('finance.note')}
          hint={words.t('finance.version-note-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
