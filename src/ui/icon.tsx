import type { Tone } from './tone.ts';

const shapes: Record<Tone, string> = {
  ok: 'M3.5 8.5l3 3 6-7',
  warn: 'M8 2.5L14.5 13.5h-13zM8 6.5v3.2M8 11.4v.4',
  stop: 'M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  info: 'M8 1.8a6.2 6.2 0 1 0 .01 0M8 7.4v3.8M8 4.7v.4',
  quiet: 'M3.5 8h9',
};

/** The shape beside a tone, for eyes that do not see its colour. Hidden from screen readers: the word is there. */
export function Icon({ tone }: { tone: Tone }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[tone]} />
    </svg>
  );
}
