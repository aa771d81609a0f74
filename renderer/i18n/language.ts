import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Settings } from '#domain/settings.ts';
import { en } from './en.ts';
import { englishFindings } from './englishFindings.ts';
import { englishIntake } from './englishIntake.ts';
import { zhCN } from './zh-CN.ts';

/** The language to show for a setting: `system` follows the desktop, and is Chinese for any Chinese. */
export function languageFor(setting: Settings['language'], desktop: readonly string[]): 'zh-CN' | 'en' {
  if (setting !== 'system') return setting;
  return desktop.some((language) => language.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}

/** Starts the translations. Missing keys cannot occur: both languages have one type. */
export function startLanguage(language: 'zh-CN' | 'en'): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: { ...en, rule: englishFindings, warning: englishIntake } } },
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export function switchLanguage(language: 'zh-CN' | 'en'): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.title = i18next.t('app.name');
}
