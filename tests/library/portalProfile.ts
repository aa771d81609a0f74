/** A newsroom's own portal with the least that a profile may have. */
export function portalProfile(key: string, name: string) {
  return {
    schema: 1 as const,
    key,
    name,
    baseUrl: '',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    page: { greeting: '', channels: [], metaLine: [], dateFormat: 'yyyy-MM-dd', share: false, footer: [], template: 'default' },
    body: { indent: 'css' as const, headings: 'h2' as const, imageParagraph: 'figure' as const, pageBreak: 'none' as const, forbidden: [] },
    fields: [],
    images: { formats: ['jpg' as const], maxBytes: 2_000_000, maxWidth: 1200, quality: 82, url: 'relative' as const, prefix: '' },
  };
}
