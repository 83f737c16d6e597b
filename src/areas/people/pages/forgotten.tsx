import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type DoorFacts, DoorFrame } from './door-frame.tsx';

/** The answer is the same whether the address is known or not. */
export function ForgottenView({ sent = false, ...door }: DoorFacts & { sent?: boolean }) {
  const { words } = door;
  return (
    <DoorFrame {...door} title={words.t('people.forgotten-password')} here={paths.forgotten()}>
      <PageHead title={words.t('people.forgotten-password')} />
      {sent && <Notice kind="info">{words.t('people.link-sent-if-known')}</Notice>}
      <p>{words.t('people.forgotten-how')}</p>
      <form class="form" method="post" action={paths.forgotten()}>
        <TextField name="email" label={words.t('people.email')} type="email" autocomplete="username" />
        <div class="actions">
          <Button>{words.t('people.send-link')}</Button>
          <a href={paths.signIn()}>{words.t('people.sign-in')}</a>
        </div>
      </form>
    </DoorFrame>
  );
}
