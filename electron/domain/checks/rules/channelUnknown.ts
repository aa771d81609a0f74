import { about, type Rule } from '../rule.ts';

/** The portal has channels, but not this one: no channel of its navigation would be marked. */
export const channelUnknown: Rule = {
  id: 'channel-unknown',
  level: 'warning',
  isOfPortal: true,
  check({ article, profile }) {
    if (!profile || profile.page.channels.length === 0 || profile.page.channels.some(({ key }) => key === article.channel)) return [];
    return [about('channel', article.channel ? `${profile.name}没有频道“${article.channel}”。` : '没有选择频道。', article.channel)];
  },
  examples: {
    bad: [{ article: { channel: 'no-such-channel' } }, { article: { channel: '' } }],
    good: [{ article: { channel: 'news' } }],
  },
};
