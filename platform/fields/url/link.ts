const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** A link that is safe to click: http, https, mailto or tel. */
export function isLink(text: string): boolean {
  const link = tidyLink(text);
  if (/[\s\p{Cc}\p{Cs}<>"\\^`{|}]/u.test(link) || !URL.canParse(link)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(link);
  if (!SCHEMES.includes(protocol) || username || password) return false;
  return protocol.startsWith('http') ? hostname !== '' : pathname !== '';
}

/** What people type, `www.example.com/a`, gets the scheme they mean; the scheme is lower case. */
export function tidyLink(text: string): string {
  const link = text.trim();
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u.test(link)) return `https://${link}`;
  return link.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}
