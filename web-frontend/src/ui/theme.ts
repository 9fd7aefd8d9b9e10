import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { strings } from '@/config/strings';

/** Blue-black, as from a fountain pen: what can be acted upon. */
const ink: MantineColorsTuple = [
  '#eef2fb',
  '#dde6f6',
  '#b9caec',
  '#93ade2',
  '#7f9fe6',
  '#4f72c4',
  '#3a5cb0',
  '#2f4f9e',
  '#26427f',
  '#1c3161',
];

/** The proof-reader's red: what is new, and what needs a second thought. */
const vermilion: MantineColorsTuple = [
  '#fff0ec',
  '#fbdcd4',
  '#f4b5a6',
  '#ef8f79',
  '#e9694c',
  '#cb4424',
  '#c9421f',
  '#b03a1e',
  '#8e2f19',
  '#6d2413',
];

/** Greys with a little of the paper in them. */
const gray: MantineColorsTuple = [
  '#f8f6f0',
  '#f1ede3',
  '#e8e3d7',
  '#ddd7c9',
  '#cbc5b7',
  '#a9a49a',
  '#86837d',
  '#626066',
  '#3c3d47',
  '#22252f',
];

/** From the lightest text to the deepest night, a little blue. */
const dark: MantineColorsTuple = [
  '#e9e7e1',
  '#b8bcc6',
  '#a0a5b1',
  '#6d7380',
  '#363b46',
  '#282d37',
  '#20242c',
  '#191c22',
  '#14171c',
  '#0f1115',
];

const closeButtonProps = { 'aria-label': strings.common.close };

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, vermilion, gray, dark },
  fontFamily: "'Instrument Sans Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Newsreader Variable', Georgia, serif", fontWeight: '500' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9688rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  radius: { md: '10px', lg: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps,
        radius: 'lg',
        transitionProps: { transition: 'pop', duration: 120 },
      },
    },
    // The placeholder is no item, and a menu may only have items.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Drawer: { defaultProps: { closeButtonProps } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 38 } },
  },
});
