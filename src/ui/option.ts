/** One answer of several. `value` is what is sent, `label` what is read. */
export type Option = { value: string; label: string };
