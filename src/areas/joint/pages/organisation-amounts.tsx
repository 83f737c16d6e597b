import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Fields } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { setOrganisationAmounts } from '../commands/set-organisation-amounts.ts';
import { amountsContext } from '../queries/amounts-context.ts';
import type { CoApplicant, JointProgramme } from '../queries/joint-programmes.ts';
import { type OrganisationAmount, organisationAmounts } from '../queries/organisation-amounts.ts';
import { mayKeepJoint, mayReleaseBlock } from '../rules/joint-permissions.ts';
import type { AmountsContext } from '../rules/organisation-cells.ts';
import { BlockTable } from './block-table.tsx';
import { AmountRows } from './organisation-amount-rows.tsx';
import { jointCrumbs, onlyLead, seenMember } from './seen-joint.ts';

type Loaded = {
  joint: JointProgramme;
  member: CoApplicant;
  context: AmountsContext;
  amounts: readonly OrganisationAmount[];
};

/** @throws NotFound for an institute that works here: its figures are its own. */
const load = async (page: Page): Promise<Loaded> => {
  const loaded = await page.read(async (tx) => {
    const { joint, member } = await seenMember(page, tx);
    onlyLead(page, joint);
    if (member.tenantId !== null) throw new NotFound();
    const context = await amountsContext(tx, joint);
    return {
      joint,
      member,
      context,
      amounts: await organisationAmounts(tx, joint, { coApplicantId: member.id }),
    };
  });
  const allowed = mayKeepJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { joint, member } = loaded;
  const { form, rows } = typedRows(page.form, 'amounts');
  const money = amount('currency');
  const source = form.texts.source?.[0]?.trim();
  const amounts: Fields[string] = (typed, _name, language) => ({
    value: rows.map(({ place, line, year }, at) => {
      const read = (name: string) => {
        const said = money(typed, `amounts.${at}.${name}`, language);
        return 'value' in said ? said.value : undefined;
      };
      const block = place === 'management' || place === 'structure' ? place : 'operational';
      return {
        coApplicantId: member.id,
        block,
        ...(block === 'operational' ? { outcomeCode: place || undefined, line: line || undefined } : {}),
        year: year ? Number(year) : undefined,
        budget: read('budget'),
        actual: read('actual'),
        source,
      };
    }),
  });
  const typed = rows.flatMap((_, at) => [`amounts.${at}.budget`, `amounts.${at}.actual`]);
  const readers = { ...Object.fromEntries(typed.map((name) => [name, money])), reason: text, amounts };
  const texts = { ...form.texts, currency: [joint.currency] };
  const sent: Page = { ...page, form: { ...form, texts } };
  const submitted = await submit(sent, setOrganisationAmounts, readers, { jointId: joint.id });
  if (!submitted.done) return invalid(view(page, loaded, placed(submitted.state)));
  return redirect(paths.organisationAmounts({ id: joint.id, member: member.id }), 'joint.amounts-set');
};

/** The source is one field for all lines, and an outcome one choice with the blocks. */
const placed = (state: FormState): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => [
      name
        .replace(/^amounts\.\d+\.source$/, 'source')
        .replace(/\.outcomeCode$/, '.place')
        .replace(/\.(budget|actual)\..*/, '.$1')
        .replace(/^amounts$/, 'amounts.0.budget'),
      problems,
    ]),
  ),
});

const view = (page: Page, { joint, member, context, amounts }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const address = { id: joint.id, member: member.id };
  return (
    <Frame page={page} title={member.name} crumbs={jointCrumbs(page, joint)}>
      <PageHead
        kind={words.t('joint.other-organisation')}
        title={member.name}
        actions={
          <>
            {mayReleaseBlock(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.releaseBlock(address)}>
                {words.t('joint.release')}
              </ButtonLink>
            )}
            {joint.programmeId && (
              <>
                <ButtonLink href={paths.sheetWorkbook({ id: joint.programmeId, kind: 'joint-block' })}>
                  {words.t('joint.take-workbook')}
                </ButtonLink>
                <ButtonLink href={paths.sheets({ id: joint.programmeId })}>
                  {words.t('joint.bring-workbook')}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <Notice kind="info">{words.t('joint.not-judged')}</Notice>
      <BlockTable page={page} cells={amounts} currency={joint.currency} caption={words.t('joint.entered')} />
      <Card title={words.t('joint.enter-amounts')}>
        <PageForm page={page} state={state} hasRows cancel={paths.jointProgramme({ id: joint.id })}>
          <TextField
            {...field('source')}
            label={words.t('joint.source')}
            hint={words.t('joint.source-hint')}
          />
          <AmountRows page={page} state={state} context={context} />
          <TextField
            {...field('reason')}
            label={words.t('results.reason')}
            hint={words.t('finance.amount-reason-hint')}
            optional={words.t('page.optional')}
          />
        </PageForm>
      </Card>
    </Frame>
  );
};
