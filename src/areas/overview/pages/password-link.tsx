import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { givePasswordLink } from '../../people/commands/give-password-link.ts';
import { makePasswordLink } from '../../people/commands/make-password-link.ts';

/** The link is shown on this answer and nowhere again: there is nothing to open later. */
export const show = async (page: Page) => redirect(paths.person({ id: page.params.id ?? '' }));

export const save = async (page: Page) => {
  const { institute } = page.actor;
  const userId = page.params.id;
  if (!institute || !isId(userId)) throw new NotFound();
  const submitted = await submit(page, givePasswordLink, {}, { userId });
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-known-here' });
  const token = await page.atTheDoor(({ db }) => makePasswordLink(db, userId, institute.id));
  return html(view(page, userId, token));
};

const view = (page: Page, userId: string, token: string | undefined) => {
  const { words, services } = page;
  return (
    <Frame
      page={page}
      title={words.t('people.password-link')}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
      narrow
    >
      <PageHead title={words.t('people.password-link')} />
      {token ? (
        <>
          <p>{words.t('people.password-link-what')}</p>
          <CopyText
            text={services.publicUrl + paths.oneTimeLink({ token })}
            copy={words.t('people.copy')}
            copied={words.t('people.copied')}
          />
        </>
      ) : (
        <Notice kind="warning">{words.t('people.works-elsewhere')}</Notice>
      )}
      <p>
        <ButtonLink href={paths.person({ id: userId })}>{words.t('people.to-person')}</ButtonLink>
      </p>
    </Frame>
  );
};
