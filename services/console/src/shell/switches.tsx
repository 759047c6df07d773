/** Language and light: one button each, with what it leads to as its word. */
import { language, say, speak } from '../words/say.ts';
import { setTheme, theme } from './theme.ts';

export function Switches() {
  const isChinese = language.value === 'zh';
  const isDark = theme.value === 'dark';
  return (
    <div class="switches">
      <button
        type="button"
        class="plain"
        lang={isChinese ? 'en' : 'zh-CN'}
        onClick={() => speak(isChinese ? 'en' : 'zh')}
      >
        {isChinese ? 'English' : '中文'}
      </button>
      <button type="button" class="plain" onClick={() => setTheme(isDark ? 'light' : 'dark')}>
        {say(isDark ? 'theme_light' : 'theme_dark')}
      </button>
    </div>
  );
}
