import { theme, type ThemeConfig } from 'antd';

export type Appearance = 'light' | 'dark';

/** The values of tokens.css that Ant Design computes with; it cannot read variables. */
const PALETTE = {
  light: {
    accent: '#2a56d4',
    ok: '#0f7446',
    warn: '#8a5200',
    bad: '#bd2730',
    bg: '#ffffff',
    raised: '#ffffff',
    text: '#1a202e',
    text2: '#465063',
    text3: '#5d677a',
    off: '#98a1b1',
    line: '#e6e9ee',
    lineStrong: '#d3d8e0',
    control: '#8b94a5',
    hover: '#f2f4f7',
    selected: '#edf2fe',
  },
  dark: {
    accent: '#88a6f8',
    ok: '#5fc896',
    warn: '#e5b153',
    bad: '#f28b90',
    bg: '#15181e',
    raised: '#1d2129',
    text: '#e7eaf0',
    text2: '#b6bdca',
    text3: '#929bab',
    off: '#616a79',
    line: '#272c36',
    lineStrong: '#38404c',
    control: '#6d7686',
    hover: '#1f242c',
    selected: '#1a2747',
  },
} as const;

export function antdTheme(appearance: Appearance): ThemeConfig {
  const palette = PALETTE[appearance];
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: appearance === 'dark' ? '#3a64e0' : palette.accent,
      colorLink: palette.accent,
      colorSuccess: palette.ok,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorBgContainer: palette.bg,
      colorBgElevated: palette.raised,
      colorText: palette.text,
      colorTextSecondary: palette.text2,
      colorTextTertiary: palette.text3,
      colorTextPlaceholder: palette.text3,
      colorTextDisabled: palette.off,
      colorBorder: palette.control,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      controlItemBgActive: palette.selected,
      controlItemBgHover: palette.hover,
      fontFamily: 'var(--font)',
      fontSize: 13,
      lineHeight: 20 / 13,
      controlHeight: 32,
      controlHeightSM: 28,
      borderRadius: 6,
      borderRadiusSM: 4,
      borderRadiusLG: 10,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      // The chosen one is written in it, not filled with it.
      Dropdown: { colorPrimary: palette.accent },
      Button: { defaultBorderColor: palette.lineStrong, fontWeight: 500 },
      Modal: { titleFontSize: 16 },
    },
  };
}
