import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { protectPartner } from '../commands/protect-partner.ts';
import { type PartnerToProtect, partnersToProtect } from '../queries/protections.ts';
import { grounds, protectingDegrees } from '../rules/protection-input.ts';
import { protectingInstitute } from './protection-subject.ts';

type Choices = { partners: readonly PartnerToProtect[]; outcomes: readonly OutcomeChoice[] };

/** `?partner=` and `?outcome=` name whom it is about. */
export const show = async (page: Page) => {
  const choices = await load(page);
  const asked = (name: string) => page.query.get(name) ?? undefined;
  return html(
    view(page, choices, filledForm({ organisationId: asked('partner'), outcomeId: asked('outcome') })),
  );
};

export const save = async (page: Page) => {
  const choices = await load(page);
  const readers = { organisationId: text, outcomeId: text, degree: text, ground: text, reason: text };
  const submitted = await submit(page, protectPartner, readers);
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  return redirect(paths.protections(), 'publishing.protected');
};

const load = (page: Page): Promise<Choices> => {
  const institute = protectingInstitute(page);
  return page.read(async (tx) => ({
    partners: await partnersToProtect(tx, institute),
    outcomes: await outcomeChoices(tx, institute),
  }));
};

const view = (page: Page, { partners, outcomes }: Choices, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('publishing.protect');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('publishing.protections'), href: paths.protections() }]}
      narrow
    >
      <PageHead title={title} />
      <p>{words.t('publishing.protect-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={paths.protections()}
        buttons={[{ label: words.t('publishing.protect') }]}
      >
        <SelectField
          {...field('organisationId')}
          label={words.t('publishing.partner')}
          optional={words.t('publishing.all-of-outcome')}
          placeholder={words.t('publishing.all-partners')}
          options={partners.map(({ id, name, acronym }) => ({
            value: id,
            label: acronym ? `${name} (${acronym})` : name,
          }))}
        />
        <SelectField
          {...field('outcomeId')}
          label={words.t('publishing.outcome')}
          optional={words.t('publishing.everywhere-hint')}
          placeholder={words.t('publishing.everywhere')}
          options={outcomes.map(({ id, programme, code, title: name }) => ({
            value: id,
            label: `${programme} · ${code} ${words.text(name)}`,
          }))}
        />
        <RadioField
          {...field('degree')}
          label={words.t('publishing.degree')}
          options={protectingDegrees.map((value) => ({
            value,
            label: words.say(`publishing.degree-${value}`),
            hint: words.say(`publishing.degree-${value}-hint`),
          }))}
        />
        <SelectField
          {...field('ground')}
          label={words.t('publishing.ground')}
          hint={words.t('publishing.ground-hint')}
          placeholder={words.t('page.choose')}
          options={grounds.map((value) => ({ value, label: words.say(`publishing.ground-${value}`) }))}
        />
        <TextArea
          {...field('reason')}
          label={words.t('publishing.reason')}
          hint={words.t('publishing.reason-hint')}
          rows={3}
        />
      </PageForm>
    </Frame>
  );
};
