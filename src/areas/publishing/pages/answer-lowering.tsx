import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { answerLowering } from '../commands/answer-lowering.ts';
import type { ProtectionRow } from '../queries/protections.ts';
import { protectionOf } from './protection-subject.ts';
import { protectedWords } from './protection-words.ts';

type Asked = ProtectionRow & { asked: NonNullable<ProtectionRow['asked']> };

/** The second of the two; who asked can only take it back. */
export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const row = await load(page);
  const submitted = await submit(page, answerLowering, { answer: text }, { loweringId: row.asked.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.protections(), 'publishing.lowering-answered');
};

const load = async (page: Page): Promise<Asked> => {
  const row = await protectionOf(page);
  if (!row.asked) throw new NotFound();
  return { ...row, asked: row.asked };
};

const view = (page: Page, row: Asked, state: FormState) => {
  const { words } = page;
  const title = words.t('publishing.answer-lowering');
  const isOwn = row.asked.byUser === page.actor.userId;
  const answers = isOwn ? (['refused'] as const) : (['agreed', 'refused'] as const);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('publishing.protections'), href: paths.protections() }]}
      narrow
    >
      <PageHead title={title} quiet={protectedWords(words, row)} />
      <DescriptionList
        rows={[
          { term: words.t('publishing.degree'), value: words.say(`publishing.degree-${row.degree}`) },
          { term: words.t('publishing.lower-to'), value: words.say(`publishing.degree-${row.asked.degree}`) },
          { term: words.t('publishing.asked-by'), value: row.asked.byName },
          { term: words.t('publishing.reason'), value: row.asked.reason },
        ]}
      />
      {isOwn && <p>{words.t('publishing.who-asks-never-agrees')}</p>}
      <PageForm page={page} state={state} cancel={paths.protections()}>
        <RadioField
          {...fieldOf(page, state)('answer')}
          label={words.t('publishing.answer')}
          options={answers.map((value) => ({
            value,
            label: words.t(isOwn ? 'publishing.answer-taken-back' : `publishing.answer-${value}`),
          }))}
        />
      </PageForm>
    </Frame>
  );
};
