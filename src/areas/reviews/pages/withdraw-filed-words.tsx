import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { withdrawFiledWords } from '../commands/withdraw-filed-words.ts';
import { type OutcomeFiling, outcomeFiling, tableOf } from '../queries/outcome-filings.ts';
import { mayWithdrawFiledWords } from '../rules/filed-words-permissions.ts';

type Filed = keyof typeof tableOf;
type Filing = OutcomeFiling<unknown>;

const hrefs = {
  scores: { list: paths.filedScores, one: paths.filedScoresOne },
  lessons: { list: paths.filedLessons, one: paths.filedLessonsOne },
} as const;

/** The same page for what was filed of scores and of lessons. */
export const withdrawWordsOf = (filed: Filed) => ({
  show: async (page: Page) => html(view(page, filed, await load(page, filed), freshForm())),
  save: async (page: Page) => {
    const filing = await load(page, filed);
    const extra = { filed, filingId: filing.id };
    const submitted = await submit(page, withdrawFiledWords, { reason: text }, extra);
    if (!submitted.done) return invalid(view(page, filed, filing, submitted.state));
    return redirect(hrefs[filed].one({ id: filing.id }), 'reviews.words-were-withdrawn');
  },
});

const load = async (page: Page, filed: Filed): Promise<Filing> => {
  const { id: institute } = requireInstitute(page);
  const { id = '' } = page.params;
  if (!isId(id)) throw new NotFound();
  requireAllowed(mayWithdrawFiledWords(page.actor));
  const filing = await page.read((tx) => outcomeFiling<unknown>(tx, tableOf[filed], [institute], id));
  if (!filing) throw new NotFound();
  return filing;
};

const view = (page: Page, filed: Filed, filing: Filing, state: FormState) => {
  const { words } = page;
  const { id, programme, outcome, year, filedOn, sha256 } = filing;
  const title = words.t('reviews.withdraw-words');
  const ofYear = words.t(`reviews.${filed}-of`, { year: String(year) });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t(`reviews.filed-${filed}`), href: hrefs[filed].list() },
        { label: ofYear, href: hrefs[filed].one({ id }) },
      ]}
      narrow
    >
      <PageHead title={title} kind={programme} quiet={`${outcome} · ${ofYear} · ${words.day(filedOn)}`} />
      <p>{words.t('reviews.withdraw-words-what')}</p>
      <p class="quiet">
        SHA-256 <code>{sha256}</code>
      </p>
      <PageForm
        page={page}
        state={state}
        buttons={[{ label: title, kind: 'danger' }]}
        cancel={hrefs[filed].one({ id })}
      >
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('reviews.withdraw-why')}
          hint={words.t('reviews.withdraw-words-no-names')}
          rows={3}
        />
      </PageForm>
    </Frame>
  );
};
