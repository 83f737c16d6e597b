import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Actions } from '../../../ui/actions.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';

export type Invited = {
  userId: string;
  name: string;
  email: string;
  /** Null for someone who had an account: they sign in as always. */
  token: string | null;
  sent: boolean;
};

/** After an invitation: the link is shown this once, to be passed on where a letter does not arrive. */
export const invitedView = (page: Page, { userId, name, email, token, sent }: Invited) => {
  const { words, services } = page;
  return (
    <Frame
      page={page}
      title={words.t('people.invited')}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
      narrow
    >
      <PageHead title={words.t('people.invited-whom', { name })} />
      <Notice kind={sent ? 'success' : 'warning'}>
        {words.t(sent ? 'people.letter-sent' : 'people.letter-not-sent', { email })}
      </Notice>
      {token ? (
        <>
          <p>{words.t('people.invitation-link-what')}</p>
          <CopyText
            text={services.publicUrl + paths.oneTimeLink({ token })}
            copy={words.t('people.copy')}
            copied={words.t('people.copied')}
          />
        </>
      ) : (
        <p>{words.t('people.has-account-already')}</p>
      )}
      <Actions>
        <ButtonLink href={paths.person({ id: userId })}>{words.t('people.to-person')}</ButtonLink>
        <ButtonLink href={paths.invite()}>{words.t('people.invite-another')}</ButtonLink>
      </Actions>
    </Frame>
  );
};
