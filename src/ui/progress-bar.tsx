export type ProgressBarProps = {
  value: number;
  /** What is full; 100 when absent. */
  of?: number | undefined;
  /** What full is: a limit that one ought not to pass, or a goal that one may. `limit` when absent. */
  full?: 'limit' | 'goal' | undefined;
  /** What is read beside the bar ("81 %"). */
  text: string;
  /** Read out before the text, where no head of a column says what it is. */
  label?: string | undefined;
  /** Where it ought to be by now, in the units of `value`. */
  expected?: number | undefined;
};

/** How far something is, drawn and written. Over full, the bar shows where full was. */
export function ProgressBar({ value, of = 100, full = 'limit', text, label, expected }: ProgressBarProps) {
  const scale = Math.max(of, value, 0) || 1;
  const over = value > of;
  const percent = (amount: number) => `${Math.round((1000 * Math.max(0, amount)) / scale) / 10}%`;
  return (
    <span class={over ? `progress ${full === 'goal' ? 'reached' : 'over'}` : 'progress'}>
      <svg width="100%" height="14" aria-hidden="true">
        <rect class="track" y="3" width="100%" height="8" rx="2" />
        <rect class="fill" y="3" width={percent(value)} height="8" rx="2" />
        {over && <rect class="mark" x={percent(of)} width="2" height="14" />}
        {expected !== undefined && (
          <rect class="mark" x={percent(Math.min(expected, scale))} width="2" height="14" />
        )}
      </svg>
      <span>
        {label && <span class="away">{label}: </span>}
        {text}
      </span>
    </span>
  );
}
