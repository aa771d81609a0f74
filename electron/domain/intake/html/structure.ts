/** Whether HTML says more than its plain text does. Editors of programs put coloured lines on the clipboard, which say nothing. */
export function hasStructure(html: string): boolean {
  return /<(?:img|table|[uo]l|h[1-6]|b|strong|i|em|u|sup|sub|blockquote|ruby)\b|<a\s[^>]{0,200}href|mso-list|font-weight:\s{0,3}(?:bold|[6-9]00)/i.test(
    html,
  );
}
