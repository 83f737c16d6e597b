import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { wordExternalFactors } from '../commands/word-external-factors.ts';
import { askedIn, newestEditions } from '../queries/questionnaires.ts';
import { mayAdoptQuestionnaires } from '../rules/assessment-permissions.ts';
import { mostAdded } from '../rules/external-factors.ts';
import type { QuestionnaireItem } from '../rules/questionnaire.ts';

type Seen = { edition: number; factors: readonly QuestionnaireItem[] };

export const show = async (page: Page) => {
  const seen = await load(page);
  const texts = seen.factors.map(({ code, text }) => [`texts.${code}`, page.words.text(text)]);
  return html(view(page, seen, filledForm(Object.fromEntries(texts))));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const typed = (name: string) => typedText(page.form.texts, name)?.trim() ?? '';
  const submitted = await submit(
    page,
    wordExternalFactors,
    { version: wholeNumber },
    {
      language: page.words.language,
      texts: Object.fromEntries(seen.factors.map(({ code }) => [code, typed(`texts.${code}`)])),
      added: lines.map((at) => typed(`added.${at}`)),
    },
  );
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.externalFactors(), 'partners.factors-worded');
};

const lines = Array.from({ length: mostAdded }, (_, at) => at);

const load = async (page: Page): Promise<Seen> => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  const allowed = mayAdoptQuestionnaires(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const edition = (await newestEditions(tx, institute.id)).get('tuoc');
    if (!edition) throw new NotFound();
    const { factors } = await askedIn(tx, institute.id, 'tuoc', edition);
    return { edition, factors };
  });
};

const view = (page: Page, { edition, factors }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.external-factors');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('partners.partners'), href: paths.partners() }]}
      narrow
    >
      <PageHead
        kind={words.t('partners.questionnaire-tuoc')}
        title={title}
        quiet={words.t('partners.external-factors-what')}
      />
      <PageForm page={page} state={state} version={edition} cancel={paths.partners()}>
        {factors.map(({ code }, at) => (
          <TextField
            {...field(`texts.${code}`)}
            label={words.t('partners.factor-no', { no: at + 1 })}
            hint={words.t('partners.factor-empty')}
            optional={optional}
          />
        ))}
        {lines.map((at) => (
          <TextField
            {...field(`added.${at}`)}
            label={words.t('partners.factor-more', { no: factors.length + at + 1 })}
            hint={words.t('partners.no-names')}
            optional={optional}
          />
        ))}
      </PageForm>
    </Frame>
  );
};
