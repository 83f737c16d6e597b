import { holds } from '../../../kernel/actor.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { recordPost } from '../commands/record-post.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { PostFields, postReaders } from './post-fields.tsx';

type Choices = readonly { id: string; name: string }[];

const load = async (page: Page): Promise<Choices> => {
  const institute = instituteOf(page);
  const allowed = mayKeepPosts(page.actor, { partnershipId: page.actor.partnerships[0] });
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => partnerChoices(tx, institute));
};

export const show = async (page: Page) =>
  html(
    view(
      page,
      await load(page),
      filledForm({ partnershipId: queriedId(page, 'partner'), fullTimeEquivalent: '1' }),
    ),
  );

export const save = async (page: Page) => {
  const choices = await load(page);
  const [own] = page.actor.partnerships;
  const submitted = await submit(
    page,
    recordPost,
    { ...postReaders, partnershipId: text },
    own ? { partnershipId: own } : {},
  );
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  return redirect(paths.post({ id: submitted.value.id }), 'finance.post-kept');
};

const view = (page: Page, choices: Choices, state: FormState) => {
  const { words, actor } = page;
  const title = words.t('finance.new-post');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.posts'), href: paths.posts() }]}
      narrow
    >
      <PageHead title={title} quiet={words.t('finance.posts-what')} />
      <PageForm page={page} state={state} cancel={paths.posts()}>
        {!holds(actor, 'partner_coordinator', 'partner_treasurer') && (
          <SelectField
            {...fieldOf(page, state)('partnershipId')}
            label={words.t('finance.partner')}
            optional={words.t('page.optional')}
            placeholder={words.t('finance.institute-itself')}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <PostFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
