import { EmojiPicker as Picker } from 'frimousse';
import type { ComponentProps } from 'react';
import { language } from '@/config/language';
import { strings } from '@/config/strings';
import { emojiData } from './emoji-data';
import classes from './EmojiPicker.module.css';

/** It comes after the place that it opens in has looked for something to focus. */
const focus = (field: HTMLInputElement | null) => field?.focus();
/** Rows and columns are counted from one by whoever reads them out, but from nought by the library. */
const fromOne = (index: number | undefined) => (index ?? 0) + 1;
const load = () => emojiData(language);

const components: Required<ComponentProps<typeof Picker.List>>['components'] = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={classes.category}>
      {category.label}
    </div>
  ),
  Row: (props) => <div {...props} aria-rowindex={fromOne(props['aria-rowindex'])} className={classes.row} />,
  // The library makes a grid cell of the button.
  /* eslint-disable jsx-a11y/role-supports-aria-props */
  Emoji: ({ emoji, ...props }) => (
    <button {...props} aria-colindex={fromOne(props['aria-colindex'])} className={classes.emoji}>
      {emoji.emoji}
    </button>
  ),
  /* eslint-enable jsx-a11y/role-supports-aria-props */
};

/** Finds an emoji by its name or by looking; loaded when it is first wanted. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const text = strings.emoji;
  return (
    <Picker.Root
      className={classes.picker ?? ''}
      locale={language}
      resolveEmojiData={load}
      columns={8}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <div className={classes.head}>
        <Picker.Search
          className={classes.search}
          placeholder={text.search}
          aria-label={text.search}
          ref={focus}
        />
        <Picker.SkinToneSelector className={classes.tone} title={text.tone} aria-label={text.tone} />
      </div>
      <Picker.Viewport className={classes.viewport}>
        <Picker.Loading className={classes.notice}>{strings.common.loading}</Picker.Loading>
        <Picker.Empty className={classes.notice}>{text.none}</Picker.Empty>
        <Picker.List components={components} />
      </Picker.Viewport>
    </Picker.Root>
  );
}
