import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { awarenessChannels } from '../rules/belgian-awareness-detail.ts';

type Props = { page: Page; state: FormState; name: string; label: string };

const cellOf = (name: string, channel: string): string => `${name}.${channel}`;

/** A number a channel; one left empty says that the channel is not used. */
export function ChannelFields({ page, state, name, label }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <FieldGroup name={name} label={label} numbers>
      {awarenessChannels.map((channel) => (
        <TextField
          {...field(cellOf(name, channel))}
          label={words.say(`activities.channel-${channel}`)}
          inputmode="numeric"
          optional=""
          width={8}
        />
      ))}
    </FieldGroup>
  );
}

/** What was typed: a list for the command, with the cell that each element stands in. */
export const channelsTyped = ({ form, words }: Page, name: string, count: string) => {
  const used = awarenessChannels.filter((channel) => form.texts[cellOf(name, channel)]?.[0]?.trim());
  return {
    cells: used.map((channel) => cellOf(name, channel)),
    channels: used.map((channel) => {
      const cell = cellOf(name, channel);
      const read = wholeNumber(form.texts, cell, words.language);
      return { channel, [count]: 'value' in read ? read.value : form.texts[cell]?.[0] };
    }),
  };
};

/** Numbers by channel as the fields of the form. */
export const channelsFilled = (name: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(counts).map(([channel, count]) => [cellOf(name, channel), String(count)]),
  );
