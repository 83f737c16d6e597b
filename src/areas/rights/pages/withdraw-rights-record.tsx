import { NotFound } from '../../../kernel/problem.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { withdrawRightsRecord } from '../commands/withdraw-rights-record.ts';
import { type WithdrawnRecord, withdrawnRecord } from '../queries/withdrawn-records.ts';
import { type WithdrawnKind, withdrawnKinds } from '../rules/withdrawal-input.ts';
import { StoryField } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId, keepingOf } from './rights-page.ts';

type Seen = WithdrawnRecord & { kind: WithdrawnKind; href: string };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const { kind, id, href, ...seen } = await load(page);
  const readers = { reason: text, onBehalf: behalf };
  const submitted = await submit(page, withdrawRightsRecord, readers, { kind, id });
  if (!submitted.done) return invalid(view(page, { ...seen, kind, id, href }, submitted.state));
  return redirect(href, 'rights.saved');
};

const load = async (page: Page): Promise<Seen> => {
  const institute = keepingOf(page);
  const kind = withdrawnKinds.find((each) => each === page.params.kind);
  const id = addressedId(page);
  const record = kind && (await page.read((tx) => withdrawnRecord(tx, institute.id, kind, id)));
  if (!record) throw new NotFound();
  return { ...record, kind, href: hrefs[kind](id) };
};

const hrefs: Record<WithdrawnKind, (id: string) => string> = {
  dialogue_event: (id) => paths.dialogueEvent({ id }),
  collective_agreement: (id) => paths.collectiveAgreement({ id }),
  advocacy_dossier: (id) => paths.advocacyDossier({ id }),
};

const listOf = ({ words }: Page, kind: WithdrawnKind): Link => {
  if (kind === 'dialogue_event') return { label: words.t('rights.dialogue'), href: paths.dialogueEvents() };
  if (kind === 'collective_agreement')
    return { label: words.t('rights.agreements'), href: paths.collectiveAgreements() };
  return { label: words.t('rights.advocacy'), href: paths.advocacyDossiers() };
};

const view = (page: Page, { kind, title, href }: Seen, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      title={words.t('rights.withdraw')}
      quiet={title}
      crumbs={[listOf(page, kind), { label: title, href }]}
      isDanger
    >
      <p>{words.t('rights.withdraw-what')}</p>
      <StoryField page={page} state={state} name="reason" label={words.t('rights.withdraw-reason')} />
      <BehalfInput page={page} state={state} />
    </RightsForm>
  );
};
