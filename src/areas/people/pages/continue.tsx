import type { Typed } from '../../../page/form.ts';
import { paths } from '../../../paths.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DoorFacts, DoorFrame } from './door-frame.tsx';

export type ContinueProps = DoorFacts & {
  action: string;
  /** Left out where it is the form of somebody else. */
  kept?: Typed;
};

/** After signing in again: the interrupted form, one press from being sent. */
export function ContinueView({ action, kept, ...door }: ContinueProps) {
  const { words } = door;
  if (!kept)
    return (
      <DoorFrame {...door} title={words.t('people.not-your-form')} here={action}>
        <PageHead title={words.t('people.not-your-form')} />
        <p>{words.t('people.form-of-another')}</p>
        <ButtonLink href={paths.home()}>{words.t('page.to-home')}</ButtonLink>
      </DoorFrame>
    );
  return (
    <DoorFrame {...door} title={words.t('people.signed-in-again')} here={action}>
      <PageHead title={words.t('people.signed-in-again')} />
      <p>{words.t('people.typed-is-kept')}</p>
      <form class="form" method="post" action={action}>
        {Object.entries(kept).flatMap(([name, values]) =>
          values.map((value) => <HiddenField name={name} value={value} />),
        )}
        <div class="actions">
          <Button>{words.t('people.save-what-was-typed')}</Button>
          <ButtonLink href={action}>{words.t('people.discard-what-was-typed')}</ButtonLink>
        </div>
      </form>
    </DoorFrame>
  );
}
