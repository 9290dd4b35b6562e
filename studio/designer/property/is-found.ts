/** Whether an option's words hold what is typed. */
export function isFound(typed: string, option: { readonly label?: unknown } | undefined): boolean {
  return String(option?.label ?? '')
    .toLowerCase()
    .includes(typed.trim().toLowerCase());
}
