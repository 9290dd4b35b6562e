/** An address one can send to: one `@`, a domain with a dot, nothing that could break out of a mail header. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text.trim());
}

const EMAIL =
  /^[^\s\p{Cc}\p{Cs}@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u;
