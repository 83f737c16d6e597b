import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { askToLower } from '../commands/ask-to-lower.ts';
import type { ProtectionRow } from '../queries/protections.ts';
import { degrees, isAtLeast } from '../rules/protection.ts';
import { protectionOf } from './protection-subject.ts';
import { protectedWords } from './protection-words.ts';

/** The first of the two whom it takes to publish more of a partner. */
export const show = async (page: Page) => html(view(page, await protectionOf(page), freshForm()));

export const save = async (page: Page) => {
  const row = await protectionOf(page);
  const submitted = await submit(page, askToLower, { degree: text, reason: text }, { protectionId: row.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.protections(), 'publishing.lowering-kept');
};

const view = (page: Page, row: ProtectionRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('publishing.lower');
  const lower = degrees.filter((degree) => !isAtLeast(degree, row.degree));
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('publishing.protections'), href: paths.protections() }]}
      narrow
    >
      <PageHead title={title} quiet={protectedWords(words, row)} />
      <p>{words.t('publishing.lower-what', { degree: words.say(`publishing.degree-${row.degree}`) })}</p>
      <PageForm
        page={page}
        state={state}
        cancel={paths.protections()}
        buttons={[{ label: words.t('publishing.ask-to-lower') }]}
      >
        <RadioField
          {...field('degree')}
          label={words.t('publishing.lower-to')}
          options={lower.map((value) => ({ value, label: words.say(`publishing.degree-${value}`) }))}
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
