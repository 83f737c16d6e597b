/** How a word, a check or a figure is meant. Always beside a word: colour never speaks alone. */
export type Tone = 'ok' | 'warn' | 'stop' | 'info' | 'quiet';
